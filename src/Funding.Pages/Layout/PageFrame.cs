namespace Funding.Pages.Layout;

/// <summary>What every page needs to know about the request that it answers.</summary>
/// <param name="Path">Path and query of the page: where the language switch comes back to.</param>
/// <param name="Language"><c>sv</c> or <c>en</c>.</param>
/// <param name="Person">Who is signed in, or null.</param>
/// <param name="Antiforgery">The field that every form which changes something carries, or null where no form is shown.</param>
/// <param name="Association">Name of the association, or null when none is set up.</param>
/// <param name="LinkSentTo">The masked address that the page's personal link was sent to; null on other pages.</param>
public sealed record PageFrame(
    string Path,
    string Language,
    SignedInPerson? Person,
    AntiforgeryField? Antiforgery,
    string? Association,
    string? LinkSentTo = null
);

/// <summary>The person whose session it is.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Applies">May see the own organisation's applications.</param>
/// <param name="Administers">May see all submitted cases, on the staff's pages.</param>
/// <param name="Meets">May see the calendar of meetings.</param>
public sealed record SignedInPerson(string Name, bool Applies, bool Administers, bool Meets = false)
{
    /// <summary>May have something to do in cases.</summary>
    public bool HasTasks { get; init; }

    /// <summary>May see settings, people and mandates.</summary>
    public bool SeesSettings { get; init; }
}

/// <summary>Name and value of the hidden field that proves that a form came from our own page.</summary>
public sealed record AntiforgeryField(string Name, string Value);
