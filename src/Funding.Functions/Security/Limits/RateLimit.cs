namespace Funding.Functions.Security.Limits;

/// <summary>What is counted, so that nobody can try, ask or send without end.</summary>
internal enum RateLimit
{
    /// <summary>Forms sent with one personal link; keyed by the link. A report that is being written saves itself often.</summary>
    LinkActs,

    /// <summary>Codes that are mailed for one link; keyed by the link.</summary>
    LinkCodes,

    /// <summary>Codes that are tried with one link, whichever code it is; keyed by the link.</summary>
    CodeTries,

    /// <summary>New links in place of old ones; keyed by the address that they go to.</summary>
    Reissues,

    /// <summary>Mails with sign-in links; keyed by the address.</summary>
    SignInMails,

    /// <summary>Sign-in links asked for; keyed by the client.</summary>
    SignInRequests,

    /// <summary>Addresses of personal links, and sign-in links, that lead nowhere; keyed by the client.</summary>
    Misses,

    /// <summary>Forms that send mail without anybody being signed in; keyed by the client.</summary>
    PublicForms,
}

/// <summary>So many in so long.</summary>
/// <param name="Permits">How many are let through in a window.</param>
/// <param name="Window">The length of a window, from a second to a day.</param>
internal sealed record RateLimitRule(int Permits, TimeSpan Window);

/// <summary>The numbers that hold unless the settings say otherwise.</summary>
internal static class RateLimitRules
{
    internal static RateLimitRule Default(RateLimit limit) =>
        limit switch
        {
            RateLimit.LinkActs => new(300, TimeSpan.FromMinutes(10)),
            RateLimit.LinkCodes => new(10, TimeSpan.FromHours(1)),
            RateLimit.CodeTries => new(30, TimeSpan.FromHours(1)),
            RateLimit.Reissues => new(10, TimeSpan.FromHours(1)),
            RateLimit.SignInMails => new(10, TimeSpan.FromHours(1)),
            // A whole municipality may come from one address.
            RateLimit.SignInRequests => new(100, TimeSpan.FromMinutes(10)),
            RateLimit.Misses => new(100, TimeSpan.FromMinutes(10)),
            RateLimit.PublicForms => new(20, TimeSpan.FromHours(1)),
        };
}

/// <summary>Whether it may go on.</summary>
/// <param name="Allowed">It may.</param>
/// <param name="RetryAfter">When not: how long to wait, at least a second.</param>
internal readonly record struct RateAnswer(bool Allowed, TimeSpan RetryAfter);
