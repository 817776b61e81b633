import assert from "node:assert/strict";
import { test } from "node:test";
import { hostFrom } from "../../extension/pages/options/address.js";

const ADDRESSES = [
  ["a host", "chat.example.org", "chat.example.org"],
  ["capitals and blanks", "  Chat.Example.ORG ", "chat.example.org"],
  ["a whole address", "https://chat.example.org/c/1?q=2#3", "chat.example.org"],
  ["a port, which a pattern cannot name", "https://chat.example.org:8443/", "chat.example.org"],
  ["a host inside an office", "chat", "chat"],
  ["letters beyond ASCII", "bücher.example", "xn--bcher-kva.example"],
  ["an address without https", "http://chat.example.org", ""],
  ["a page of the browser", "chrome://extensions", ""],
  ["a pattern", "*.example.org", ""],
  ["every site there is", "https://*/*", ""],
  ["a sentence", "my chat site", ""],
  ["nothing", "  ", ""],
];
for (const [name, written, host] of ADDRESSES) {
  test(`${name} names ${host || "no site"}`, () => {
    assert.equal(hostFrom(written), host);
  });
}
