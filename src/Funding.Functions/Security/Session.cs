using System.Text.Json.Serialization;
using Funding.Core;
using Funding.Functions.Directory;

namespace Funding.Functions.Security;

/// <summary>How somebody signed in.</summary>
[JsonConverter(typeof(CamelCaseEnum<SignInMethod>))]
internal enum SignInMethod
{
    /// <summary>By the link in a mail.</summary>
    EmailLink,

    /// <summary>By the code in a mail.</summary>
    EmailCode,

    /// <summary>With Microsoft Entra ID.</summary>
    WorkAccount,
}

/// <summary>Somebody who has signed in.</summary>
/// <param name="Id">The session's secret.</param>
/// <param name="Person">Who.</param>
/// <param name="Actor">What they may act as now, by the directory.</param>
/// <param name="StartedAt">When they signed in.</param>
/// <param name="How">How they signed in.</param>
internal sealed record Session(string Id, PersonEntry Person, Actor Actor, DateTimeOffset StartedAt, SignInMethod How)
{
    /// <summary>What it is called where it is listed: worth nothing to whoever would be it.</summary>
    public string Key => SessionRow.KeyOf(Id);
}

/// <summary>A session as its person sees it in the list.</summary>
/// <param name="Key">What it is called.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it was last used, give or take five minutes.</param>
/// <param name="How">How it began.</param>
/// <param name="Device">From what.</param>
internal sealed record ListedSession(
    string Key,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt,
    SignInMethod How,
    Device Device
);
