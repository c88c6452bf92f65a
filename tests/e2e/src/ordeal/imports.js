// Makes a file of many moments in the page and picks it: through the driver it would take too long.
// The arguments are the input and the number of moments.
const [input, count] = arguments;
const START = 1763888400000;
const IN_A_CALL = 1000;
const WHATS = ["open-question", "data-dump", "benefit-tied", "lost-control"];
const id = (kind, n) => `00000000-0000-4000-${kind}-${String(n).padStart(12, "0")}`;
const many = (count, make) => Array.from({ length: count }, (_, n) => make(n));

const call = (n) => ({
  id: id("8002", n),
  rep: id("8001", 0),
  account: `Account ${n}`,
  role: "observe",
  stakes: "ordinary",
  utc_offset_min: 60,
  edited_ms: START,
  phase: {
    ended: {
      span: { started_ms: START + n * 10_000_000, ended_ms: START + n * 10_000_000 + IN_A_CALL * 2000 },
      outcome: null,
      debrief: {
        rep_view: "skipped",
        turning_point: null,
        replay: [],
        keep: "",
        work_on: "",
        action_step: "",
        learning: null,
      },
    },
  },
});
const moment = (n) => ({
  id: id("8003", n),
  call: id("8002", Math.floor(n / IN_A_CALL)),
  seq: n % IN_A_CALL,
  at_ms: (n % IN_A_CALL) * 2000,
  timing: "tapped",
  what: { behaviour: WHATS[n % WHATS.length] },
  note: "",
  edited_ms: START,
});
const file = {
  format: "curbside",
  version: 1,
  exported_at: "2025-11-23T09:00:00.000Z",
  app: "soak",
  reps: [{ id: id("8001", 0), name: "Marcus Lee", stage: "new", edited_ms: START }],
  calls: many(Math.ceil(count / IN_A_CALL), call),
  moments: many(count, moment),
};
const files = new DataTransfer();
files.items.add(new File([JSON.stringify(file)], "many.json", { type: "application/json" }));
input.files = files.files;
input.dispatchEvent(new Event("input", { bubbles: true }));
input.dispatchEvent(new Event("change", { bubbles: true }));
return null;
