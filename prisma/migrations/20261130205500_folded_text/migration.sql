-- Names and tags in the form in which they are compared, searched and sorted: without case and accents, the same on every
-- database. The application writes the keys with the records. Rows from before have none until they are filled in, in parts,
-- after the migration; what reads a key falls back on the functions.

-- The part of fold_text for texts with other than ASCII characters. A database with the locale C lowers only ASCII letters,
-- hence the letters listed here.
CREATE FUNCTION fold_letters(value text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  folded text := lower(regexp_replace(normalize(value, NFKD),
    '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]+', '', 'g'));
BEGIN
  folded := lower(folded COLLATE "C");
  IF folded ~ '[А-Я]' THEN
    folded := translate(folded, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ', 'абвгдежзиклмнопрстуфхцчшщъыьэюя');
  END IF;
  IF folded ~ '[Α-Ω]' THEN
    folded := translate(folded, 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ', 'αβγδεζηθικλμνξοπρστυφχψω');
  END IF;
  IF folded ~ '[ŊƁƆƉƊƎƏƐƔƖƘƝƟƤƬƱƲƳƵƷͰͲͶͿϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖŁĐÐØĦŦẞÆŒÞ]' THEN
    folded := translate(folded,
      'ŊƁƆƉƊƎƏƐƔƖƘƝƟƤƬƱƲƳƵƷͰͲͶͿϏϘϚϜϞϠϢϤϦϨϪϬϮϷϺϽϾϿЂЄЅІЈЉЊЋЏѠѢѤѦѨѪѬѮѰѲѴѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӃӅӇӉӋӍӔӘӠӨӶӺӼӾԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖŁĐÐØĦŦẞÆŒÞ',
      'ŋɓɔɖɗǝəɛɣɩƙɲɵƥƭʊʋƴƶʒͱͳͷϳϗϙϛϝϟϡϣϥϧϩϫϭϯϸϻͻͼͽђєѕіјљњћџѡѣѥѧѩѫѭѯѱѳѵѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӏӄӆӈӊӌӎӕәӡөӷӻӽӿաբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆłđðøħŧßæœþ');
  END IF;
  IF folded ~ '[łđðøħŧıς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹]' THEN
    folded := translate(folded, 'łđðøħŧıς٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'lddohtiσ01234567890123456789');
  END IF;
  IF folded ~ '[ßæœþ]' THEN
    folded := replace(replace(replace(replace(folded, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  END IF;
  RETURN normalize(folded, NFC);
END $$;

-- Does the same as foldText of the application.
CREATE FUNCTION fold_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(value) = char_length(value) THEN lower(value COLLATE "C") ELSE fold_letters(value) END
$$;

-- Each tag, folded, between line feeds.
CREATE FUNCTION fold_tags(tags text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN tags = '{}' THEN '' ELSE (
    SELECT E'\n' || string_agg(trim(regexp_replace(fold_text(tag), '\s+', ' ', 'g')), E'\n') || E'\n' FROM unnest(tags) AS tag) END
$$;

ALTER TABLE "opportunities" ADD COLUMN "name_key" TEXT COLLATE "C", ADD COLUMN "tags_key" TEXT COLLATE "C";
ALTER TABLE "accounts" ADD COLUMN "name_key" TEXT COLLATE "C", ADD COLUMN "tags_key" TEXT COLLATE "C";
ALTER TABLE "contacts" ADD COLUMN "name_key" TEXT COLLATE "C", ADD COLUMN "tags_key" TEXT COLLATE "C";
ALTER TABLE "leads" ADD COLUMN "name_key" TEXT COLLATE "C";
