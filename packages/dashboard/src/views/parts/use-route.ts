import { useEffect, useState } from "preact/hooks";
import { type Route, routeOf } from "../../model/route";

/** What of the page the address says. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const change = () => setHash(location.hash);
    window.addEventListener("hashchange", change);
    return () => window.removeEventListener("hashchange", change);
  }, []);
  return routeOf(hash);
}
