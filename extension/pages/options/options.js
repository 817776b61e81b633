/**
 * The options: the connection with its one next step, sites to add, the language.
 */

import { TOOLS } from "../../background/catalogue.js";
import { toolAt } from "../../background/hosts.js";
import { SHARED } from "../../background/shared.js";
import { originOf, ownHosts } from "../../background/sites.js";
import { linkOf, localise, make, overviewOf, part, say, show } from "../page.js";
import { hostFrom } from "./address.js";

/** How often the connection is looked at, milliseconds: a person starting the app sees it connect. */
const LOOK_AGAIN_MS = 2500;

const address = /** @type {HTMLInputElement} */ (part("address"));

/**
 * Ask the browser to permit one site. It asks the person, and only right after they pressed.
 * @param {string} host
 */
const permit = (host) => chrome.permissions.request({ origins: [originOf(host)] });

/**
 * Give the permission for one site back.
 * @param {string} host
 */
const giveBack = (host) => chrome.permissions.remove({ origins: [originOf(host)] });

/** Show how the agent is, and what to do. */
async function look() {
  const tab = await chrome.tabs.getCurrent();
  const overview = tab?.id === undefined ? null : await overviewOf(tab.id);
  if (!overview) return;
  const { name, state, why, next } = linkOf(overview.link);
  part("state").dataset.state = state;
  show("state", name);
  show("why", why);
  show("next", next);
  showRows(overview.status);
}

/**
 * List which app and which policy answer.
 * @param {Wire.Status | null} status
 */
function showRows(status) {
  part("rows").hidden = status === null;
  if (!status) return;
  const { agent, policy } = status;
  const facts = [
    ["options_app", agent],
    ["popup_policy", say("popup_policy_value", policy.id, String(policy.version))],
  ];
  part("rows").replaceChildren(
    ...facts.flatMap(([key = "", value = ""]) => [make("dt", "", say(key)), make("dd", "", value)]),
  );
}

/**
 * Say why an address cannot be added.
 * @param {string} host
 * @returns {string} empty where it can
 */
function objection(host) {
  if (host === "") return say("options_bad_address");
  return toolAt(host, TOOLS) ? say("options_already", host) : "";
}

/**
 * Protect the site whose address was written.
 * @param {Event} event
 */
async function protect(event) {
  event.preventDefault();
  const host = hostFrom(address.value);
  const problem = objection(host);
  address.setAttribute("aria-invalid", String(problem !== ""));
  show("said", problem);
  if (problem) {
    address.focus();
    return;
  }
  const granted = await permit(host);
  if (granted) address.value = "";
  show("said", granted ? say("options_added", host) : say("options_declined"));
}

/**
 * Take a site off the list.
 * @param {string} host
 */
async function remove(host) {
  await giveBack(host);
  address.focus();
  show("said", say("options_removed", host));
}

/**
 * Show one site that was added.
 * @param {string} host
 */
function ownRow(host) {
  const button = make("button", "", say("options_remove"));
  button.type = "button";
  button.setAttribute("aria-label", say("options_remove_named", host));
  button.addEventListener("click", () => remove(host));
  return make("li", "", make("span", "host", host), button);
}

/**
 * Switch a shared site, or leave it where the browser was not permitted.
 * @param {HTMLInputElement} box
 * @param {string} host
 */
async function flip(box, host) {
  const wanted = box.checked;
  const done = await (wanted ? permit(host) : giveBack(host));
  if (!done) box.checked = !wanted;
  const key = wanted ? "options_added" : "options_removed";
  show("shared-said", done ? say(key, host) : say("options_declined"));
}

/**
 * Make the switch of one shared site.
 * @param {{name: string, host: string}} site
 */
function sharedRow({ name, host }) {
  const box = make("input", "");
  box.type = "checkbox";
  box.id = `shared-${host}`;
  box.setAttribute("role", "switch");
  box.addEventListener("change", () => flip(box, host));
  const label = make("label", "", name, make("span", "host", host));
  label.htmlFor = box.id;
  return make("li", "", label, box);
}

/** Show which sites are on. */
async function showSites() {
  const hosts = await ownHosts();
  for (const { host } of SHARED) {
    /** @type {HTMLInputElement} */ (part(`shared-${host}`)).checked = hosts.includes(host);
  }
  const own = hosts.filter((host) => !SHARED.some((site) => site.host === host));
  part("none").hidden = own.length > 0;
  part("own").replaceChildren(...own.map(ownRow));
}

localise();
document.title = `${say("brand")}: ${say("options_title")}`;
part("language").textContent = say("options_language_is", say("language_name"));
part("shared").replaceChildren(...SHARED.map(sharedRow));
part("form").addEventListener("submit", protect);
part("practice").addEventListener("click", () => {
  chrome.tabs.create({ url: chrome.runtime.getURL("pages/practice/practice.html") });
});
chrome.permissions.onAdded.addListener(showSites);
chrome.permissions.onRemoved.addListener(showSites);
await Promise.all([showSites(), look()]);
setInterval(look, LOOK_AGAIN_MS);
