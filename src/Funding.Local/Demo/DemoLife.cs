using Funding.Core;

namespace Funding.Local.Demo;

/// <summary>One application's whole life, from the first word to the final account.</summary>
internal static class DemoLife
{
    /// <summary>Plays the life to its end.</summary>
    /// <exception cref="LifeException">The system answered otherwise than it should.</exception>
    internal static async Task<LifeRecord> PlayAsync(
        ILifeWorld world,
        LifeScript script,
        LifeCast cast,
        ILifeAudience audience
    )
    {
        var player = new LifePlayer(world, script, cast, audience);
        (string Title, Func<Task> Play)[] chapters =
        [
            ("The municipality applies", () => Applying.PlayAsync(player)),
            ("The secretariat checks that it is complete", () => Checking.PlayAsync(player)),
            ("The partners give their opinions", () => Reviewing.PlayAsync(player)),
            ("The director proposes and the board decides", () => Deciding.PlayAsync(player)),
            ("Minutes and agreement", () => Agreeing.PlayAsync(player)),
            ("The project runs: payments and reports", () => Running.PlayAsync(player)),
            ("Final account", () => Settling.PlayAsync(player)),
        ];
        for (var i = 0; i < chapters.Length; i++)
        {
            if (i > 0 && (await player.LookAsync()).Stage.IsTerminal())
            {
                break;
            }

            player.Chapter(i + 1, chapters.Length, chapters[i].Title);
            await chapters[i].Play();
        }

        return await player.EndAsync();
    }
}
