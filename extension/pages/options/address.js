/**
 * What a person may write to name a site: its address, or only its host.
 */

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Letters the browser leaves of a host name, and no pattern: `*` would mean more than one site. */
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;

/**
 * Read the host out of what was written.
 * @param {string} written
 * @returns {string} empty where it names no site that can be protected
 */
export function hostFrom(written) {
  const address = written.trim();
  const url = URL.parse(SCHEME.test(address) ? address : `https://${address}`);
  if (url?.protocol !== "https:" || !HOST.test(url.hostname)) return "";
  return url.hostname;
}
