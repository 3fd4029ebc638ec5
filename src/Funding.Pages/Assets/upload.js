"use strict";
// Sends files one by one and shows how far each has come; the page's own form does the same without this script.
(() => {
  const region = () => document.getElementById("attachments");
  const mb = (bytes) => (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

  const say = (words, isWrong = false) => {
    const status = document.getElementById("upload-status");
    status.dataset.state = isWrong ? "failed" : "saved";
    status.textContent = words;
  };

  // The page's answer to the form has the list as it is now, and the sentence if the file was not taken.
  const show = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const now = page.getElementById("attachments");
    if (!now) return false;
    region().replaceWith(document.adoptNode(now));
    document.title = page.title;
    prepare();
    return true;
  };

  const send = (form, file) =>
    new Promise((done) => {
      const texts = form.dataset;
      const body = new FormData(form);
      body.delete("file");
      body.append("file", file);
      const request = new XMLHttpRequest();
      const bar = document.getElementById("upload-bar");
      bar.hidden = false;
      bar.max = file.size || 1;
      bar.value = 0;
      say(texts.sending.replace("{0}", file.name));
      request.upload.addEventListener("progress", (step) => (bar.value = Math.min(step.loaded, bar.max)));
      const lost = () => {
        bar.hidden = true;
        say(texts.failed.replace("{0}", file.name), true);
        done(false);
      };
      request.addEventListener("error", lost);
      request.addEventListener("timeout", lost);
      request.addEventListener("load", () => {
        if (request.status >= 500 || !show(request.responseText)) return lost();
        bar.hidden = true;
        // The page's own sentence stands at the field.
        const fault = region().querySelector("#attach-file-error");
        if (fault) region().querySelector("#attach-file").focus();
        say(fault ? "" : texts.sent.replace("{0}", file.name));
        done(!fault);
      });
      request.open("POST", form.getAttribute("action"));
      request.send(body);
    });

  const refusalOf = (form, file) => {
    const { one, types, tooLarge, wrongKind } = form.dataset;
    const kind = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase() ?? "";
    return file.size > Number(one) ? tooLarge.replace("{0}", file.name).replace("{1}", mb(file.size))
      : !types.split(",").includes(kind) ? wrongKind.replace("{0}", file.name)
      : null;
  };

  function prepare() {
    const form = document.querySelector("form[data-upload]");
    const field = form?.querySelector("input[type=file]");
    if (!form || !field) return;
    // One file takes another's place; else as many as one likes.
    field.multiple = !form.elements.namedItem("replace");
    form.addEventListener("submit", async (happened) => {
      const files = [...field.files];
      if (!files.length) return;
      happened.preventDefault();
      const refused = files.map((file) => refusalOf(form, file)).filter(Boolean);
      for (const file of files.filter((some) => !refusalOf(form, some))) {
        const current = document.querySelector("form[data-upload]");
        if (!(await send(current, file))) return;
      }
      if (refused.length) say(refused.join(" "), true);
    });
  }

  if (region()) prepare();
})();
