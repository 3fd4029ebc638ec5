using static Funding.Functions.Email.Templates.Parts;

namespace Funding.Functions.Email.Templates;

/// <summary>What somebody has told of a page that they could not use.</summary>
internal static class AccessibilityMail
{
    /// <summary>The mail to the office.</summary>
    /// <param name="what">What was difficult, as written.</param>
    /// <param name="where">Which page, as written; may be empty.</param>
    /// <param name="answerTo">Where they want an answer; empty when they want none.</param>
    internal static MailContent Of(string what, string where, string answerTo) =>
        new(
            "Synpunkt på webbplatsens tillgänglighet",
            Body(
                Say("Någon har berättat att något på webbplatsen är svårt att använda. Svara skyndsamt om det begärs."),
                Quote(what),
                Fact("Sida", where),
                Fact("Svar önskas till", answerTo),
                Link("Öppna tillgänglighetsredogörelsen")
            ),
            Body(
                Say("Somebody has told that something on the site is hard to use. Answer without delay if they ask."),
                Quote(what),
                Fact("Page", where),
                Fact("Answer to", answerTo),
                Link("Open the accessibility statement")
            )
        );
}
