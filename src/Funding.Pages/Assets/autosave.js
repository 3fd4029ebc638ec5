"use strict";
// Saves a form while it is written, by the same request as its own button: the server merges, checks and refuses as ever.
// What cannot be sent stays on the page and in this tab's own store, for its writer alone, and is offered back.
// Without this script the button does it.
(() => {
  const prefix = "unsaved|";
  const form = document.querySelector("form[data-autosave]");

  const forget = (some) => {
    try {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix) && some(key)) sessionStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  };

  // What the page before this one has saved.
  for (const done of document.querySelectorAll("[data-saved-form]")) forget((key) => key.endsWith(`|${done.dataset.savedForm}`));
  document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => forget(() => true));

  const status = document.getElementById("autosave");
  if (!form || !status) return;

  const pause = 1500;
  const leaving = 250;
  const owner = `${prefix}${form.dataset.writer}|`;
  const key = owner + form.getAttribute("action");
  let timer = 0;
  let saving = null;
  let again = false;
  let trouble = false;
  let wait = 4000;

  const valuesOf = (some) => {
    const values = new Map();
    for (const [name, value] of new FormData(some)) {
      if (typeof value === "string") values.set(name, [...(values.get(name) ?? []), value]);
    }
    return values;
  };

  const names = () => [...new Set([...form.elements].filter((c) => c.name && c.type !== "hidden" && c.type !== "submit").map((c) => c.name))];
  const filled = (values) => [...values.keys()].filter((name) => values.get(name).some((value) => value !== ""));
  const text = (values, name) => String((values.get(name) ?? []).filter((value) => value !== ""));
  // What the server has, as far as this page knows.
  let known = valuesOf(form);
  const unsaved = () => {
    const now = valuesOf(form);
    return names().filter((name) => text(now, name) !== text(known, name));
  };

  const tell = (what, more = "") => {
    status.dataset.state = what;
    const words = status.dataset[what] + more;
    if (status.textContent !== words) status.textContent = words;
  };

  const schedule = (time = pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => save(), time);
  };

  const keep = () => {
    try {
      const now = valuesOf(form);
      const left = unsaved();
      if (left.length) sessionStorage.setItem(key, JSON.stringify(left.map((name) => [name, now.get(name) ?? []])));
      else sessionStorage.removeItem(key);
    } catch {
      // Full or forbidden: what is typed still stands on the page.
    }
  };

  const put = (name, values) => {
    for (const control of form.elements) {
      if (control.name !== name || control.type === "hidden" || control.type === "submit") continue;
      if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
      else if (control.value !== (values[0] ?? "")) control.value = values[0] ?? "";
    }
  };

  const base = (saved) => {
    form.setAttribute("action", saved.getAttribute("action"));
    form.elements.namedItem("etag").value = saved.elements.namedItem("etag").value;
  };

  // What others have written is shown, but never over what has been typed since, nor under the cursor.
  const take = (saved, sent, page) => {
    const theirs = valuesOf(saved);
    const mine = valuesOf(form);
    const [replaced, shown] = [saved, form].map((some) => some.querySelector("[data-replaced]"));
    if (replaced) {
      const note = document.adoptNode(replaced);
      if (shown) shown.replaceWith(note);
      else form.querySelector("button").after(note);
    }
    for (const name of names()) {
      if (!theirs.has(name) || document.activeElement?.name === name) continue;
      if (String(mine.get(name)) === String(sent.get(name))) put(name, theirs.get(name));
    }
    known = new Map([...sent, ...theirs]);
    // What is under the cursor has been sent, whatever the server makes of it.
    const cursor = document.activeElement?.name;
    if (cursor && sent.has(cursor)) known.set(cursor, sent.get(cursor));
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = page.getElementById(part.id);
      if (now && now.innerHTML !== part.innerHTML) part.innerHTML = now.innerHTML;
    }
    // A row that only one side has: what is written here stays based on the version that was read with it.
    const same = filled(theirs).every((name) => sent.has(name)) && filled(sent).every((name) => theirs.has(name));
    if (same) base(saved);
    form.dispatchEvent(new Event("saved"));
  };

  // All but these fields is saved.
  const refuse = (saved, sent, page) => {
    const wrong = new Set([...saved.querySelectorAll("[aria-invalid=true]")].map((control) => control.name));
    for (const [name, values] of sent) if (!wrong.has(name)) known.set(name, values);
    base(saved);
    const why = [...page.querySelectorAll(".error-summary li, .error-list li")].map((fault) => fault.textContent.trim());
    tell("wrong", ` ${[...new Set(why)].join(" ")}`);
  };

  const fail = (what) => {
    // What has been sent in is no trouble of the connection: the button leads to the page that says so.
    trouble = what !== "late";
    tell(navigator.onLine ? what : "offline");
    if (what === "failed") {
      schedule(wait);
      wait = Math.min(2 * wait, 60000);
    }
  };

  function save(isLeaving = false) {
    clearTimeout(timer);
    if (saving) {
      again = true;
      return saving;
    }
    again = false;
    saving = send(isLeaving === true).finally(() => {
      saving = null;
      if (again && !trouble) schedule();
    });
    return saving;
  }

  async function send(isLeaving) {
    const sent = valuesOf(form);
    const body = new URLSearchParams();
    for (const [name, values] of sent) for (const value of values) body.append(name, value);
    if (!trouble) tell("saving");
    try {
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST",
        body,
        // A page that is being left may be gone before the answer; browsers let a small request finish.
        keepalive: isLeaving && String(body).length < 60000,
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const saved = page.querySelector("form[data-autosave]");
      if (saved && (answer.ok || answer.status === 422)) {
        trouble = false;
        wait = 4000;
        if (answer.ok) {
          take(saved, sent, page);
          tell("saved", ` ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`);
        } else {
          refuse(saved, sent, page);
        }
        keep();
      } else {
        fail(answer.status === 401 || answer.url.endsWith("/sign-in") ? "expired" : answer.status === 409 ? "late" : "failed");
      }
    } catch {
      fail("failed");
    }
  }

  const offer = () => {
    let kept = [];
    try {
      forget((other) => !other.startsWith(owner));
      kept = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    } catch {
      return;
    }
    const box = document.getElementById("unsaved");
    const left = kept.filter(([name, values]) => String(values.filter((value) => value !== "")) !== text(known, name));
    if (!left.length) {
      if (!form.querySelector("[aria-invalid=true]")) forget((other) => other === key);
      return;
    }
    if (!box) return;
    box.hidden = false;
    const list = box.querySelector("ul");
    for (const [, values] of left) list.append(Object.assign(document.createElement("li"), { textContent: values.join(", ").slice(0, 200) || "–" }));
    box.querySelector("[data-take]").addEventListener("click", () => {
      const there = new Set(names());
      for (const [name, values] of left) if (there.has(name)) put(name, values);
      // A row that the page does not have any longer: its words stay in the box.
      const gone = left.map(([name]) => !there.has(name));
      [...list.children].forEach((item, index) => gone[index] || item.remove());
      if (!gone.some(Boolean)) box.hidden = true;
      form.elements.namedItem(left[0][0])?.focus?.();
      form.dispatchEvent(new Event("input", { bubbles: true }));
    });
    box.querySelector("[data-drop]").addEventListener("click", () => {
      forget((other) => other === key);
      box.hidden = true;
    });
  };

  form.addEventListener("input", () => {
    keep();
    schedule(trouble ? wait : pause);
  });
  // Whoever leaves a field has finished it: only the one that is being typed can be lost.
  form.addEventListener("change", () => {
    keep();
    if (!trouble) schedule(leaving);
  });
  // The button's own request carries everything. It waits for one that is under way, so that nobody writes over themselves; and while
  // nothing gets through it would lead to a page without the text.
  form.addEventListener("submit", (happened) => {
    clearTimeout(timer);
    keep();
    if (!saving && !trouble && navigator.onLine) return;
    happened.preventDefault();
    const button = happened.submitter;
    (saving ?? save()).then(() => {
      if (!trouble) form.requestSubmit(button);
      else status.scrollIntoView({ block: "nearest" });
    });
  });
  addEventListener("offline", () => tell("offline"));
  addEventListener("online", () => (unsaved().length ? save() : tell("online")));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && unsaved().length) save(true);
  });
  addEventListener("beforeunload", (happened) => {
    if (trouble && unsaved().length) happened.preventDefault();
  });
  offer();
})();
