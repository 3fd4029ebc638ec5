namespace Funding.Functions.Security;

/// <summary>What comes of somebody who shows a sign-in link or types its code.</summary>
internal abstract record SignInAnswer
{
    private SignInAnswer() { }

    /// <summary>It is theirs.</summary>
    /// <param name="PersonId">Whose.</param>
    internal sealed record Good(string PersonId) : SignInAnswer;

    /// <summary>Never was one, or used, voided or too old.</summary>
    internal sealed record Gone : SignInAnswer;

    /// <summary>Good, but another browser asked for it. Nothing is used up.</summary>
    internal sealed record OtherBrowser : SignInAnswer;

    /// <summary>Too many that led nowhere came from the same client.</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    internal sealed record TooMany(TimeSpan RetryAfter) : SignInAnswer;

    /// <summary>Not the code.</summary>
    /// <param name="TriesLeft">How often another may be tried.</param>
    internal sealed record WrongCode(int TriesLeft) : SignInAnswer;
}
