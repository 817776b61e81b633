// The clock that editors look at. They join what is written within half a second or so into one
// step of undo, and what joins must not depend on how busy the machine is: between two looks no
// more than a key's time passes, however long it stood still, and a pause is made by saying so.
"use strict";
(() => {
  const STALL_MS = 20;
  const RealDate = Date;
  let now = RealDate.now();
  let looked = now;
  const look = () => {
    const real = RealDate.now();
    now += Math.min(real - looked, STALL_MS);
    looked = real;
    return now;
  };
  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [look()]));
    }

    static now() {
      return look();
    }
  };
  window.pass = (ms) => {
    now += ms;
  };

  // Two frames from now what was to be drawn is drawn, and what was to be told of it is told.
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  window.drawn = async () => {
    await frame();
    await frame();
    await new Promise((done) => setTimeout(done, 0));
  };
})();
