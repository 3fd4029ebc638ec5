using Funding.Core;

namespace Funding.Functions.Http.Resources;

/// <summary>When somebody gets the mails that are optional.</summary>
/// <param name="Choices">Every topic with its timing.</param>
/// <param name="ChangedAt">When something was chosen last; absent while nothing was.</param>
/// <param name="ChangedBy">By whom.</param>
internal sealed record PreferencesResource(
    IReadOnlyList<MailChoice> Choices,
    DateTimeOffset? ChangedAt,
    string? ChangedBy
)
{
    internal static PreferencesResource Of(MailPreferences preferences) =>
        new(
            [.. Enum.GetValues<MailTopic>().Select(topic => new MailChoice(topic, preferences.TimingOf(topic)))],
            preferences.ChangedAt,
            preferences.ChangedBy?.Name
        );
}
