import { OrganizationFeed } from "./organization-feed";

// One feed per organization and process: Next bundles routes separately, so a module variable is not enough.
const shared = globalThis as typeof globalThis & {
  opportuneFeeds?: Map<string, Promise<OrganizationFeed>>;
};

/** Subscribes to the organization's feed: calls `follower` whenever more has been read. The last subscriber to leave closes the feed. */
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
  // The last subscriber left, and closed the feed, while this one waited.
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
