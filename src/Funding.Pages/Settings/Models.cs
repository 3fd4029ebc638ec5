using Funding.Core;
using Funding.Pages.Forms;

namespace Funding.Pages.Settings;

/// <summary>What is in force, what is coming, and what has been.</summary>
/// <param name="Groups">The numbers, in the order of the process.</param>
/// <param name="Letters">The letters' own words.</param>
/// <param name="Frames">The yearly frames, the next year that has none included.</param>
/// <param name="Coming">Changes whose day has not come.</param>
/// <param name="History">The latest changes, the last one first.</param>
/// <param name="MayChange">Whether the reader may change anything.</param>
/// <param name="Refused">The form that was refused, or null.</param>
/// <param name="NoticeKey">What was just done, as a text key, or null.</param>
public sealed record SettingsModel(
    IReadOnlyList<SettingsGroup> Groups,
    IReadOnlyList<SettingsRow> Letters,
    IReadOnlyList<SettingsRow> Frames,
    IReadOnlyList<ChangeRow> Coming,
    IReadOnlyList<ChangeRow> History,
    bool MayChange,
    FormState? Refused,
    string? NoticeKey
);

/// <summary>The numbers of a part of the process.</summary>
public sealed record SettingsGroup(RuleGroup Group, IReadOnlyList<SettingsRow> Rows);

/// <summary>One thing that can be changed.</summary>
/// <param name="Label">What it is.</param>
/// <param name="InForce">How it is today.</param>
/// <param name="Href">Where it is changed.</param>
public sealed record SettingsRow(string Label, string InForce, string Href);

/// <summary>A change.</summary>
/// <param name="Number">What it is called when it is withdrawn.</param>
/// <param name="What">What changes into what.</param>
/// <param name="From">Its first day.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When it was decided.</param>
/// <param name="By">By whom.</param>
/// <param name="Withdrawn">Taken back: when, by whom and why, in words; null when it was not.</param>
public sealed record ChangeRow(
    long Number,
    IReadOnlyList<string> What,
    DateOnly From,
    string Reason,
    DateTimeOffset At,
    string By,
    string? Withdrawn
);

/// <summary>The page on which one thing is changed.</summary>
/// <param name="Title">What.</param>
/// <param name="InForce">How it is today; null when that stands in the fields.</param>
/// <param name="Fields">What is filled in.</param>
/// <param name="HasDay">Whether the change has a day from which it applies.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="ETag">The version that the change builds on.</param>
/// <param name="Form">The values.</param>
public sealed record SettingModel(
    string Title,
    string? InForce,
    IReadOnlyList<SettingField> Fields,
    bool HasDay,
    string Action,
    string ETag,
    FormState Form
)
{
    /// <summary>The page that it is reached from.</summary>
    public string Home { get; init; } = "/staff/settings";

    /// <summary>What it means, before the fields; null when nothing needs saying.</summary>
    public string? Lead { get; init; }

    /// <summary>Whether the change needs a reason.</summary>
    public bool HasReason { get; init; } = true;

    /// <summary>Whether what was typed can be looked at as the letter that it becomes.</summary>
    public bool CanPreview { get; init; }

    /// <summary>What has been changed of it before, the latest first, and what is on its way.</summary>
    public IReadOnlyList<ChangeRow> History { get; init; } = [];
}

/// <summary>A field of such a page.</summary>
/// <param name="Name">Name that is sent.</param>
/// <param name="Label">Label.</param>
/// <param name="Hint">What to write.</param>
/// <param name="Shape">How it looks.</param>
/// <param name="Optional">Whether it may be left empty.</param>
public sealed record SettingField(string Name, string Label, string? Hint, SettingShape Shape, bool Optional)
{
    /// <summary>What to choose among.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>The fields of a row.</summary>
    public IReadOnlyList<SettingField> Inside { get; init; } = [];
}

/// <summary>How a field looks.</summary>
public enum SettingShape
{
    /// <summary>One line.</summary>
    Line,

    /// <summary>Several lines.</summary>
    Lines,

    /// <summary>Many lines.</summary>
    ManyLines,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>A box to tick.</summary>
    Check,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Several fields that belong together.</summary>
    Row,
}
