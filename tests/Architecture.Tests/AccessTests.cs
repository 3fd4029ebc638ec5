using System.Text.RegularExpressions;

namespace Architecture.Tests;

/// <summary>One policy: nobody asks for roles elsewhere.</summary>
public sealed partial class AccessTests
{
    private const string Policy = "src/Funding.Core/Access/";

    /// <summary>Where roles are spoken of besides, and why that is no question of leave.</summary>
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["src/Funding.Core/People/Actor.cs"] = "says what roles there are",
        ["src/Funding.Core/Settings/Directory/Mandate.cs"] = "says what a mandate lets its holder act as",
        ["src/Funding.Core/Applications/Waiting/AwaitedRoles.cs"] = "says whose move it is",
        ["src/Funding.Core/Applications/Paying/Paying.cs"] =
            "the director's signature counts for more, which the event records",
        ["src/Funding.Core/Applications/Deciding/Recusing.cs"] = "who leads when the chair is the one in question",
        ["src/Funding.Core/Notifications/MailTopics.cs"] = "what mails somebody gets",
        ["src/Funding.Functions/Directory/Association.cs"] = "finds the people of a role",
        ["src/Funding.Functions/Directory/AssociationFileReader.cs"] =
            "checks that the file has people for the office's roles",
        ["src/Funding.Functions/Directory/FirstDirectory.cs"] = "makes mandates of the file's roles",
        ["src/Funding.Functions/Security/PersonalLinks.cs"] = "says what a personal link lets its holder act as",
        ["src/Funding.Local/Run/Welcome.cs"] = "prints whom to sign in as",
        ["src/Funding.Local/Demo/LifeCast.cs"] = "casts the demo",
        ["src/Funding.Local/Demo/Many/FateLife.cs"] = "casts the demo",
        ["src/Funding.Local/Demo/Many/ManyMeeting.cs"] = "casts the demo",
        ["src/Funding.Local/Demo/Many/ManyPeople.cs"] = "casts the demo",
    };

    [Fact]
    public void Only_the_policy_asks_what_roles_somebody_has()
    {
        var asking = Repository
            .Sources()
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Where(path => !path.StartsWith(Policy, StringComparison.Ordinal))
            .Where(path => Asks().IsMatch(Repository.Read(path)));

        Assert.Equal(s_others.Keys.Order(StringComparer.Ordinal), asking.Order(StringComparer.Ordinal));
    }

    // The name of a role, or a question for one; MilestoneActor.Director and the like are other things.
    [GeneratedRegex(
        @"(?<![\w.])Role\.[A-Z]\w*|\.IsAny\(|\.Roles\.(?:Contains|Any)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Asks();
}
