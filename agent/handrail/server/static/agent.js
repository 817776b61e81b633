/** Ask the agent: the only file that fetches, and the only one that knows the bearer. */

const BEARER = "handrail.bearer";

/** The agent does not take this tab any more: its link is used up, or the agent was restarted. */
export class LetInError extends Error {}

/** The agent does not answer at all. */
export class SilentError extends Error {}

/** The agent says in words why not. */
export class ProblemError extends Error {}

/**
 * Post a message and give the response.
 * @param {string} path below /dashboard/
 * @param {object} message
 * @param {AbortSignal} [signal]
 */
async function post(path, message, signal) {
  const bearer = sessionStorage.getItem(BEARER) ?? "";
  try {
    return await fetch(`/dashboard/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ v: 1, ...message }),
      credentials: "omit",
      signal: signal ?? null,
    });
  } catch {
    throw new SilentError("Handrail does not answer.");
  }
}

/**
 * Ask and give the response where it is a good one.
 * @param {string} path
 * @param {object} message
 * @param {AbortSignal} [signal]
 */
async function good(path, message, signal) {
  const response = await post(path, message, signal);
  if (response.ok) return response;
  if (response.status === 401 || response.status === 403) {
    sessionStorage.removeItem(BEARER);
    throw new LetInError("This tab is not let in.");
  }
  if (response.status === 429) throw new ProblemError("That was too much at once. Try again.");
  if (response.status === 413) throw new ProblemError("This is too large to check. Split it.");
  const told = await response.json();
  throw new ProblemError(told.problem);
}

/**
 * Ask and give the answer.
 * @param {string} path below /dashboard/
 * @param {object} [message]
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} as the agent's messages say
 */
export async function ask(path, message = {}, signal) {
  return (await good(path, message, signal)).json();
}

/**
 * Ask for a file and let the browser save it.
 * @param {string} path
 * @param {object} message
 * @param {string} name of the file
 */
export async function save(path, message, name) {
  const address = URL.createObjectURL(await (await good(path, message)).blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it when the click returns, but Firefox only in a later turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Come in with the key of the address, where there is one; it is taken out of the address at once.
 * @returns {Promise<boolean>} whether this tab has a bearer now
 */
export async function enter() {
  const key = new URLSearchParams(location.hash.slice(1)).get("k");
  if (key === null) return sessionStorage.getItem(BEARER) !== null;
  history.replaceState(null, "", "/");
  const response = await post("key", { key });
  // A link that was used before may be this very tab's own, opened again.
  if (response.ok) sessionStorage.setItem(BEARER, (await response.json()).bearer);
  return sessionStorage.getItem(BEARER) !== null;
}
