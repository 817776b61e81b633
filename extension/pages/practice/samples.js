/**
 * Samples to paste, made anew each time from parts: nobody's data, no key that opens anything.
 */

const GIVEN = ["Amelie", "Jonas", "Priya", "Mateo", "Freya", "Tomasz", "Noor", "Silvia"];
const FAMILY = ["Brandt", "Okafor", "Lindqvist", "Moreau", "Castellano", "Novak", "Iyer", "Duarte"];
const CITIES = ["Lyon", "Porto", "Graz", "Aarhus", "Leeds", "Ghent", "Turin", "Basel"];
/** Letters and digits of an access key's second part. */
const KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Draw letters at random.
 * @param {string} letters
 * @param {number} length
 */
function draw(letters, length) {
  const numbers = crypto.getRandomValues(new Uint32Array(length));
  return Array.from(numbers, (number) => letters[number % letters.length]).join("");
}

/** Write a note nobody needs to protect. */
export function cleanText() {
  return [
    "Notes from Thursday",
    "",
    "We agreed to keep the release notes short, to move the demo to the afternoon,",
    "and to ask two people outside the team to read the handbook before it is printed.",
    "",
    "Please turn this into three friendly sentences.",
  ].join("\n");
}

/** Write a list of customers who do not exist. */
export function customerList() {
  const company = `north${draw("abcdefghijklmnopqrstuvwxyz", 5)}.com`;
  const rows = GIVEN.map((given, index) => {
    const family = FAMILY[index] ?? "";
    const address = `${given}.${family}@${company}`.toLowerCase();
    return `${given} ${family},${address},+44 20 7946 0${draw("0123456789", 3)},${CITIES[index]}`;
  });
  return ["name,email,phone,city", ...rows].join("\n");
}

/** Write a script with a key in it that opens nothing. */
export function scriptWithKey() {
  const id = ["AK", "IA", draw(KEY_LETTERS, 16)].join("");
  return [
    "# Why does this upload stop after the first file?",
    `export AWS_ACCESS_KEY_ID=${id}`,
    `export AWS_SECRET_ACCESS_KEY=${draw(SECRET_LETTERS, 40)}`,
    "aws s3 sync ./site s3://handbook-site --delete",
  ].join("\n");
}
