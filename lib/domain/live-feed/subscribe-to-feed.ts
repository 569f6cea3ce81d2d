import { ProcessGlobal } from "@/lib/process-global";
import { OrganizationFeed } from "./organization-feed";

// One feed per organization in the process.
const openFeeds = new ProcessGlobal<Map<string, Promise<OrganizationFeed>>>("opportuneFeeds");

/** Subscribes to the organization's feed: calls `follower` whenever more has been read. The last subscriber to leave closes the feed. */
export async function subscribeToFeed(
  organizationId: string,
  follower: () => void,
): Promise<{ feed: OrganizationFeed; leave: () => void }> {
  const feeds = openFeeds.getOrCreate(() => new Map());
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
