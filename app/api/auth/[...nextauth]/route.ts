export { nextAuth as GET, nextAuth as POST } from "@/lib/http/next-auth";
