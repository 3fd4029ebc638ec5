// A real SMTP server on loopback that does as the receiver's name tells it, and says on its standard output what it took.
const { SMTPServer } = require("smtp-server");
const fs = require("node:fs");

const [, , keyFile, certificateFile, mode] = process.argv;
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const refuse = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  key: fs.readFileSync(keyFile),
  cert: fs.readFileSync(certificateFile),
  secure: mode === "tls",
  hideSTARTTLS: mode === "plain",
  disabledCommands: mode === "plain" ? ["STARTTLS", "AUTH"] : [],
  authOptional: mode !== "auth",
  disableReverseLookup: true,
  onConnect: (session, done) => {
    say({ event: "connect" });
    done();
  },
  onAuth: (auth, session, done) =>
    auth.username === "funding" && auth.password === "hemligt"
      ? done(null, { user: "funding" })
      : done(new Error("No such user: " + auth.username)),
  onRcptTo: (address, session, done) => {
    if (address.address.startsWith("unknown")) return done(refuse(550, `No such mailbox: ${address.address}`));
    if (address.address.startsWith("later")) return done(refuse(451, `Greylisted: ${address.address}`));
    if (address.address.startsWith("slow")) return say({ event: "waiting" });
    done();
  },
  onData: (stream, session, done) => {
    const to = session.envelope.rcptTo[0].address;
    if (to.startsWith("dropped")) {
      stream.once("data", () => {
        stream.resume();
        session.socket?.destroy();
        for (const connection of server.connections) connection._socket.destroy();
      });
      return;
    }
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      say({
        event: "mail",
        secure: session.secure,
        user: session.user ?? null,
        from: session.envelope.mailFrom.address,
        to,
        raw: Buffer.concat(parts).toString("latin1"),
      });
      if (to.startsWith("lost")) {
        for (const connection of server.connections) connection._socket.destroy();
        return;
      }
      if (to.startsWith("full")) return done(refuse(552, `Mailbox of ${to} is full`));
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => say({ event: "listening", port: server.server.address().port }));
// Ends with the process that started it.
process.stdin.on("end", () => process.exit(0)).resume();
