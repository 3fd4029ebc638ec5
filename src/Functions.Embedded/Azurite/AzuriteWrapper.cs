namespace Functions.Embedded.Azurite;

/// <summary>What Node runs around Azurite so that it is never left behind.</summary>
internal static class AzuriteWrapper
{
    // Our end of the pipe closes when we stop Azurite and also when we are killed; then Azurite must close in its own
    // orderly way, for it saves only every few seconds. Ctrl+C reaches every process of the terminal at once: it is ours
    // to handle, as we still need the storage in order to stop. The owner file says who uses the folder;
    // exit code 75: another Azurite has just taken it.
    internal const string Script =
        Opening
        + AzuriteRangeReads.Script
        + """
            require(script);
            """;

    private const string Opening = """
        const fs = require('fs');
        const [script, ...args] = process.argv.slice(1);
        process.argv = [process.argv[0], script, ...args];
        const owner = process.env.AZURITE_OWNER_FILE;
        if (owner) {
          const started = Math.round(Date.now() - process.uptime() * 1000);
          try {
            fs.writeFileSync(owner, process.pid + ' ' + started, { flag: 'wx' });
          } catch (e) {
            process.exit(e.code === 'EEXIST' ? 75 : 1);
          }
          process.on('exit', () => fs.rmSync(owner, { force: true }));
        }
        const once = process.once;
        process.once = function (name, listener) {
          return name === 'SIGINT' ? this : once.call(this, name, listener);
        };
        process.on('SIGINT', () => {});
        process.on('SIGHUP', () => {});
        let closing = false;
        function close() {
          if (closing) return;
          closing = true;
          let tries = 0;
          const attempt = () => {
            if (process.emit('SIGTERM')) return;
            if (++tries > 200) process.exit(1);
            setTimeout(attempt, 10);
          };
          attempt();
        }
        process.stdout.on('error', close);
        process.stderr.on('error', () => {});
        process.stdin.on('end', close).on('close', close).on('error', close).resume();
        if (process.stdin.unref) process.stdin.unref();

        """;
}
