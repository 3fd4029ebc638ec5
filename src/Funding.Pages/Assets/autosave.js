"use strict";
// Saves a form while it is written, by the same request as its own button: the server merges, checks and refuses as ever.
// Without this script the button does it.
(() => {
  const form = document.querySelector("form[data-autosave]");
  const status = document.getElementById("autosave");
  if (!form || !status) return;

  const pause = 1500;
  let timer = 0;
  let saving = false;
  let again = false;

  const valuesOf = (some) => {
    const values = new Map();
    for (const [name, value] of new FormData(some)) {
      if (typeof value === "string") values.set(name, [...(values.get(name) ?? []), value]);
    }
    return values;
  };

  const filled = (values) => [...values.keys()].filter((name) => values.get(name).some((value) => value !== ""));

  const tell = (what, more = "") => {
    status.textContent = status.dataset[what] + more;
  };

  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  // What others have written is shown, but never over what has been typed since, nor under the cursor.
  const take = (saved, sent) => {
    const theirs = valuesOf(saved);
    const mine = valuesOf(form);
    const [replaced, shown] = [saved, form].map((some) => some.querySelector("[data-replaced]"));
    if (replaced) {
      const note = document.adoptNode(replaced);
      if (shown) shown.replaceWith(note);
      else form.querySelector("button").after(note);
    }
    for (const control of form.elements) {
      const name = control.name;
      if (!theirs.has(name) || control.type === "hidden" || control === document.activeElement) continue;
      if (String(mine.get(name)) !== String(sent.get(name))) continue;
      if (control.type === "radio" || control.type === "checkbox") control.checked = theirs.get(name).includes(control.value);
      else if (control.value !== theirs.get(name)[0]) control.value = theirs.get(name)[0];
    }
    // A row that only one side has: what is written here stays based on the version that was read with it.
    const same = filled(theirs).every((name) => sent.has(name)) && filled(sent).every((name) => theirs.has(name));
    if (same || !form.elements.namedItem("etag")) {
      form.setAttribute("action", saved.getAttribute("action"));
      let etag = form.elements.namedItem("etag");
      if (!etag) {
        etag = Object.assign(document.createElement("input"), { type: "hidden", name: "etag" });
        form.prepend(etag);
      }
      etag.value = saved.elements.namedItem("etag").value;
    }
  };

  async function save() {
    clearTimeout(timer);
    timer = 0;
    if (saving) {
      again = true;
      return;
    }
    saving = true;
    again = false;
    const sent = valuesOf(form);
    const body = new FormData();
    for (const [name, values] of sent) for (const value of values) body.append(name, value);
    tell("saving");
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const saved = page.querySelector("form[data-autosave]");
      if (answer.ok && saved) {
        take(saved, sent);
        tell("saved", ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
      } else {
        tell(saved ? "wrong" : "failed");
      }
    } catch {
      tell("failed");
    }
    saving = false;
    if (again) schedule();
  }

  form.addEventListener("input", (happened) => {
    if (happened.target.type !== "file") schedule();
  });
  // The button's own request carries everything.
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", schedule);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) save();
  });
})();
