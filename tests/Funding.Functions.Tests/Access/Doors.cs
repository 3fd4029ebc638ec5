using System.Reflection;
using System.Text.RegularExpressions;
using Funding.Core;
using Microsoft.Azure.Functions.Worker;

namespace Funding.Functions.Tests.Access;

/// <summary>How an endpoint answers somebody.</summary>
internal enum Answer
{
    /// <summary>401, or the way to where one signs in.</summary>
    SignIn,

    /// <summary>404: not there.</summary>
    NotFound,

    /// <summary>403: not your role.</summary>
    Forbidden,

    /// <summary>Let through: what comes after is no question of leave.</summary>
    Through,
}

/// <summary>What the policy is asked at an endpoint.</summary>
internal abstract record Ask
{
    /// <summary>About the case in the address; any of these will do.</summary>
    internal sealed record Case(params ApplicationAction[] Actions) : Ask;

    /// <summary>About the meeting in the address.</summary>
    internal sealed record At(MeetingAction Action) : Ask;

    /// <summary>About meetings at large.</summary>
    internal sealed record Calendar(MeetingAction Action) : Ask;

    /// <summary>About the meeting in the address, and about meetings at large: the pages at the association.</summary>
    internal sealed record AtDesk : Ask;

    /// <summary>About the association; any of these will do.</summary>
    internal sealed record Here(params AssociationAction[] Actions) : Ask;

    /// <summary>Whoever is signed in.</summary>
    internal sealed record SignedIn : Ask;

    /// <summary>Everybody.</summary>
    internal sealed record Anybody : Ask;

    /// <summary>Whoever has the link in the address, and here nobody has one: for everybody there is nothing, whatever their session.</summary>
    internal sealed record Nothing : Ask;
}

/// <summary>An endpoint by one of its methods.</summary>
internal sealed partial record Door(string Function, string Method, string Route, Ask Ask)
{
    internal bool IsApi => Route.StartsWith("api/", StringComparison.Ordinal);

    internal bool IsRead => Method == "GET";

    /// <summary>The address, with what the route wants filled in.</summary>
    internal string At(Guid id, IReadOnlyDictionary<string, string>? values = null) =>
        "/"
        + Part()
            .Replace(
                Route,
                part =>
                    part.Groups["name"].Value switch
                    {
                        "id" or "applicationId" or "meetingId" => id.ToString(),
                        "ignored" => "",
                        "path" => "nowhere/at/all",
                        "token" => new string('A', 43),
                        var name when values?.GetValueOrDefault(name) is { } given => given,
                        var name => _parts[name],
                    }
            )
        + (Function is "WebExport" ? "?format=csv" : "");

    private static readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal)
    {
        ["area"] = "people",
        ["attachmentId"] = "d1",
        ["change"] = "1",
        ["file"] = "none.css",
        ["itemId"] = "none",
        ["kind"] = "rule",
        ["mandate"] = "none",
        ["name"] = "reviewDays",
        ["mail"] = "1-0",
        ["number"] = "1",
        ["organisationNumber"] = "212000-0746",
        ["party"] = "none",
        ["person"] = "nobody",
        ["paymentId"] = "KAL-2026-0001-1-1",
        ["recordId"] = "application-1",
        ["reportId"] = "interim-1",
        ["run"] = "00000000-0000-0000-0000-000000000000",
        ["seat"] = "none",
        ["session"] = new string('0', 64),
        ["section"] = "project",
        ["year"] = "2027",
    };

    /// <summary>What says that there is nothing when there is nothing to do, no minutes yet, or no such person or run.</summary>
    private static readonly string[] _sayNothing =
    [
        "WebAmendments",
        "WebDisposal",
        "WebMinutes",
        "WebSettingsArea",
        "EndSessionsOf",
    ];

    /// <summary>Whether it would end the very session that asks, which others are to ask with yet.</summary>
    internal bool EndsTheSession => Function is "EndSessions";

    /// <summary>Whether somebody who is let through may find nothing there.</summary>
    internal bool MayLack => NamesMore || _sayNothing.Contains(Function);

    /// <summary>The address names something inside the case that may not be there in every stage.</summary>
    private bool NamesMore => Route.Count(c => c == '{') > 1;

    [GeneratedRegex(@"\{\*?(?<name>\w+)[^{}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    /// <summary>What the policy says of this door.</summary>
    internal Answer Expected(Actor? actor, Application? application, Meeting? meeting) =>
        Ask switch
        {
            Ask.Anybody => Answer.Through,
            Ask.Nothing => Answer.NotFound,
            _ when actor is null => Answer.SignIn,
            Ask.SignedIn => Answer.Through,
            Ask.Here here => Of(here.Actions.Any(action => AccessPolicy.Allows(actor, action))),
            Ask.Calendar at => Of(AccessPolicy.Allows(actor, at.Action, null)),
            Ask.Case of => !AccessPolicy.Allows(actor, ApplicationAction.View, application)
                ? Answer.NotFound
                : Of(of.Actions.Any(action => AccessPolicy.Allows(actor, action, application))),
            Ask.At at => !AccessPolicy.Allows(actor, MeetingAction.View, meeting)
                ? Answer.NotFound
                : Of(AccessPolicy.Allows(actor, at.Action, meeting)),
            Ask.AtDesk => !AccessPolicy.Allows(actor, MeetingAction.View, meeting)
                ? Answer.NotFound
                : Of(AccessPolicy.Allows(actor, MeetingAction.View, null)),
            _ => throw new InvalidOperationException(),
        };

    private static Answer Of(bool allowed) => allowed ? Answer.Through : Answer.Forbidden;

    /// <summary>Every method of every HTTP function of the app, with what the table of asks says of it.</summary>
    internal static IReadOnlyList<Door> All { get; } =
    [
        .. from function in HttpFunctions()
        from method in function.Methods
        where method != "head"
        select new Door(
            function.Name,
            method.ToUpperInvariant(),
            function.Route,
            Asks.Of(function.Name, method == "get") ?? new Ask.SignedIn()
        ),
    ];

    internal static IEnumerable<(string Name, string Route, IReadOnlyList<string> Methods)> HttpFunctions() =>
        from type in typeof(FundingServices).Assembly.GetExportedTypes()
        from method in type.GetMethods()
        where method.IsDefined(typeof(FunctionAttribute))
        let trigger = method
            .GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(found => found is not null)
        where trigger is not null
        select (
            method.GetCustomAttribute<FunctionAttribute>()!.Name,
            trigger.Route!,
            (IReadOnlyList<string>)trigger.Methods!
        );
}
