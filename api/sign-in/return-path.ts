const LOCAL = /^\/(?![/\\])[\w/-]{0,500}$/;
const NO_PAGE = /^\/(auth|api)(\/|$)/;

/** The page somebody wanted before signing in: a path of this service without a query, and nothing else; otherwise the first page. */
export function returnPath(wanted: string | undefined): string {
  return wanted !== undefined && LOCAL.test(wanted) && !NO_PAGE.test(wanted) ? wanted : '/';
}
