/** What of the page is shown. It stands behind the `#` of the address: it works in a file, too, and no server is asked. */
export type Route = { readonly page: "overview" } | { readonly page: "service"; readonly service: string };

const SERVICE = "#/service/";

export function serviceAddress(name: string): string {
  return `${SERVICE}${encodeURIComponent(name)}`;
}

export const OVERVIEW_ADDRESS = "#/";

export function routeOf(hash: string): Route {
  if (!hash.startsWith(SERVICE)) return { page: "overview" };
  try {
    return { page: "service", service: decodeURIComponent(hash.slice(SERVICE.length)) };
  } catch {
    // Somebody has written it by hand.
    return { page: "overview" };
  }
}
