"use strict";
// Sums the budget while it is typed. Without this script the sums are those of what was last saved.
(() => {
  const grid = document.querySelector("[data-budget]");
  const form = grid?.closest("form");
  if (!form) return;

  const english = document.documentElement.lang === "en";
  const number = (digits) =>
    new Intl.NumberFormat(english ? "en-GB" : "sv-SE", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const [whole, exact] = [number(0), number(2)];
  // As the server reads and writes amounts; in öre, so that no sum is off by one.
  const pattern = /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:['’]\d{3})+)(?:[.,](\d{1,2}))?(?::-|,-)?$/;
  const ore = (typed) => {
    const match = pattern.exec(typed.replace(/[\s\u200b\ufeff]/g, "").replace(/(kronor|kr|sek)$/i, ""));
    const kronor = match?.[1].replace(/\D/g, "") ?? "";
    return kronor && kronor.length <= 12 ? Number(kronor) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : 0;
  };
  const words = (sum) => (sum % 100 ? exact : whole).format(sum / 100).replace("-", "−");

  const live = document.getElementById("budget-live");
  let later = 0;

  const count = () => {
    const sums = new Map();
    const add = (name, amount) => sums.set(name, (sums.get(name) ?? 0) + amount);
    for (const { name, value } of form.elements) {
      const [list, second, third, fourth] = (name ?? "").split(".");
      if (list === "budget") for (const sum of [`costs.${second}`, `type.${third}`, "costs"]) add(sum, ore(value));
      if (list === "coFunding" && third === "amount") for (const sum of [`coFunding.${fourth}`, "coFunding"]) add(sum, ore(value));
    }
    for (const cell of document.querySelectorAll("[data-sum]")) {
      const name = cell.dataset.sum;
      const rest = name.replace(/^sought/, "");
      const sum = name.startsWith("sought") ? (sums.get(`costs${rest}`) ?? 0) - (sums.get(`coFunding${rest}`) ?? 0) : (sums.get(name) ?? 0);
      const shown = words(sum);
      if (cell.textContent !== shown) cell.textContent = shown;
    }
    return words((sums.get("costs") ?? 0) - (sums.get("coFunding") ?? 0));
  };

  form.addEventListener("input", () => {
    const sought = count();
    clearTimeout(later);
    // Said once the figures have come to rest.
    later = setTimeout(() => {
      const said = live.dataset.text.replace("{0}", sought);
      if (live.textContent !== said) live.textContent = said;
    }, 1000);
  });
  form.addEventListener("saved", count);
  count();
})();
