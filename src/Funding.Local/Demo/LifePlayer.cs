using System.Text.Json.Nodes;

namespace Funding.Local.Demo;

/// <summary>
/// Plays people in one application's life: goes to the day, looks whether the thing is done already, does it, and tells
/// the audience. Everything is repeatable, so that the system may die at any moment and the life goes on.
/// </summary>
internal sealed class LifePlayer(ILifeWorld world, LifeScript script, LifeCast cast, ILifeAudience audience)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private const int LooksForMail = 10;
    private string _id = "";
    private DateTimeOffset _shownUntil = LifeScript.At(script.Begun, 0);

    internal LifeScript Script => script;

    internal LifeCast Cast => cast;

    /// <summary>Where the application is in the API.</summary>
    internal string CasePath => $"/api/applications/{_id}";

    /// <summary>The Swedish day that it is.</summary>
    internal DateOnly Today => LifeScript.DayOf(world.Now);

    /// <summary>Lets time pass until then, and shows the mails that came meanwhile.</summary>
    internal async Task WaitUntilAsync(DateTimeOffset at)
    {
        await world.AdvanceToAsync(at);
        await ShowMailsAsync();
    }

    /// <summary>Somebody with an account does something, unless it is done.</summary>
    internal async Task DoAsync(Person who, string what, Func<Case, bool> done, Func<Uri, Case, Task> act)
    {
        await world.DoAsync(async system =>
        {
            await who.SignInAsync(system, world.Now);
            var before = await ReadCaseAsync(system, who);
            if (!done(before))
            {
                await act(system, before);
            }
        });
        audience.Did(world.Now, who.Name, what);
        await ShowMailsAsync();
    }

    /// <summary>Somebody does something by the latest link in their mail, unless it is done.</summary>
    internal async Task FollowLinkAsync(
        Person who,
        string what,
        Func<Case, bool> done,
        string act,
        Func<Case, JsonObject> body
    )
    {
        for (var tries = 0; tries < LooksForMail; tries++)
        {
            var isDone = false;
            await world.DoAsync(async system => isDone = await TryLinkAsync(system, who, done, act, body));
            if (isDone)
            {
                audience.Did(world.Now, who.Name, what);
                await ShowMailsAsync();
                return;
            }

            // A mail that a crash held back is delivered by the sweep, which comes within minutes.
            await world.AdvanceToAsync(world.Now.AddMinutes(6));
        }

        throw new LifeException($"{who.Name} has got no link by {world.Now:yyyy-MM-dd HH:mm}, and could not: {what}.");
    }

    /// <summary>The case as the office sees it.</summary>
    internal async Task<Case> LookAsync()
    {
        Case? seen = null;
        await world.DoAsync(async system => seen = await OfficerReadsAsync(system));
        return seen!;
    }

    /// <summary>Goes on only when the case is as it should be.</summary>
    internal async Task ExpectAsync(string what, Func<Case, bool> expectation)
    {
        var seen = await LookAsync();
        if (!expectation(seen))
        {
            throw new LifeException($"{world.Now:yyyy-MM-dd}: expected that {what}, but the case is in {seen.Stage}.");
        }
    }

    /// <summary>Begins a chapter.</summary>
    internal void Chapter(int number, int of, string title) => audience.Chapter(number, of, title);

    /// <summary>Creates the application; there is no case to look at before.</summary>
    internal async Task BeginAsync()
    {
        await WaitUntilAsync(LifeScript.At(script.Begun, 9));
        await world.DoAsync(async system =>
        {
            await cast.Editor.SignInAsync(system, world.Now);
            var created = await cast.Editor.PostAsync(system, "/api/applications", script.Form.DeepClone(), script.Key);
            _id = created!["id"]!.GetValue<string>();
        });
        audience.Did(world.Now, cast.Editor.Name, $"writes the application “{script.Title}”");
    }

    /// <summary>What is left when all is over: the record that lives are compared by.</summary>
    internal async Task<LifeRecord> EndAsync()
    {
        LifeRecord? record = null;
        await world.DoAsync(async system =>
            record = await LifeRecord.ReadAsync(system, cast.Officer, CasePath, await OfficerReadsAsync(system), _id)
        );
        audience.Ended(record!);
        return record!;
    }

    private async Task<Case> OfficerReadsAsync(Uri system)
    {
        await cast.Officer.SignInAsync(system, world.Now);
        return await ReadCaseAsync(system, cast.Officer);
    }

    private async Task<Case> ReadCaseAsync(Uri system, Person who) => Case.Read(await who.GetAsync(system, CasePath));

    private async Task<bool> TryLinkAsync(
        Uri system,
        Person who,
        Func<Case, bool> done,
        string act,
        Func<Case, JsonObject> body
    )
    {
        var before = await OfficerReadsAsync(system);
        if (done(before))
        {
            return true;
        }

        var link = (await who.MailsAsync(system))
            .Select(mail => mail.Link)
            .FirstOrDefault(found => found?.StartsWith($"/link/{_id}/", StringComparison.OrdinalIgnoreCase) == true);
        if (link is null)
        {
            return false;
        }

        try
        {
            await who.OpenAsync(system, link);
            await who.PostAsync(system, $"/api/links{link["/link".Length..]}/{act}", body(before));
            return true;
        }
        catch (LifeException refused) when (refused.IsGone)
        {
            // An older link: the mail with the one in force has not come yet.
            return false;
        }
    }

    private async Task ShowMailsAsync()
    {
        if (!audience.ReadsMail)
        {
            return;
        }

        IReadOnlyList<DeliveredMail> mails = [];
        await world.DoAsync(async system => mails = await cast.Officer.AllMailsAsync(system, _shownUntil));
        foreach (
            var mail in mails
                .Where(mail => _seen.Add(mail.Id))
                .OrderBy(mail => mail.At)
                .ThenBy(mail => mail.Id, StringComparer.Ordinal)
        )
        {
            audience.Mail(mail);
        }

        _shownUntil = world.Now;
    }
}
