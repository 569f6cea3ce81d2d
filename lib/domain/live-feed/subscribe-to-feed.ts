import { OrganizationFeed } from "./organization-feed";

// One feed an organization and process, across the separately bundled routes of Next.
const shared = globalThis as typeof globalThis & {
  opportuneFeeds?: Map<string, Promise<OrganizationFeed>>;
};

/** The organization's feed, calling `follower` whenever more has been read; the last one to leave closes it. */
export async function subscribeToFeed(
  organizationId: string,
  follower: () => void,
): Promise<{ feed: OrganizationFeed; leave: () => void }> {
  shared.opportuneFeeds ??= new Map();
  const feeds = shared.opportuneFeeds;
  const opening = feeds.get(organizationId) ?? OrganizationFeed.open(organizationId);
  feeds.set(organizationId, opening);
  const drop = () => feeds.get(organizationId) === opening && feeds.delete(organizationId);
  const feed = await opening.catch((error) => {
    drop();
    throw error;
  });
  // Closed by the last one to leave while this one waited.
  if (feed.isClosed) return subscribeToFeed(organizationId, follower);
  const unfollow = feed.follow(follower);
  return {
    feed,
    leave: () => {
      unfollow();
      if (feed.isFollowed || feed.isClosed) return;
      drop();
      feed.close();
    },
  };
}
