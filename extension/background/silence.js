/**
 * What holds where no verdict came. The policy says it (`[when]`); this file only says it in the
 * shape of a verdict, marked as not checked.
 */

/** What the built-in policy says, for an agent that was met before it named a policy. */
const STARTER = Object.freeze({ silent: "warn", error: "warn", too_large: "warn" });

/** @type {Readonly<Record<House.Unanswered, "agent_silent" | "agent_error" | "too_large">>} */
const KEY_OF = Object.freeze({
  silent: "agent_silent",
  error: "agent_error",
  too_large: "too_large",
});

/** Nothing can be hidden in what was not checked, so `redact` offers no more than `block`. */
/** @type {Readonly<Record<Wire.Action, Wire.Offers["proceed"]>>} */
const PROCEED = Object.freeze({
  allow: "yes",
  warn: "yes",
  justify: "reason",
  redact: "no",
  block: "no",
});

/**
 * Soften an action as the posture says: observe holds nothing, coach never forbids.
 * @param {Wire.Action} action
 * @param {Wire.Posture} posture
 * @returns {Wire.Action}
 */
function underPosture(action, posture) {
  if (posture === "observe") return "allow";
  if (posture === "coach" && (action === "block" || action === "redact")) return "justify";
  return action;
}

/**
 * Say what the policy says for a question that got no answer.
 * @param {House.Unanswered} why
 * @param {string} toolName how the person knows the place
 * @param {Readonly<import("./storage.js").Memory>} memory
 * @returns {House.Answer}
 */
export function unanswered(why, toolName, memory) {
  const said = memory.when?.[KEY_OF[why]] ?? /** @type {Wire.Action} */ (STARTER[why]);
  const action = memory.met ? underPosture(said, memory.posture) : "allow";
  return {
    v: 1,
    id: null,
    action,
    data_class: "public",
    partial: false,
    unscannable: false,
    tool: { id: null, name: toolName, tier: "unlisted", ceiling: "internal" },
    instead: [],
    findings: [],
    offers: { redact: false, proceed: PROCEED[action] },
    redacted: null,
    redacted_html: null,
    reasons: memory.reasons,
    unchecked: memory.met ? why : "never_met",
  };
}
