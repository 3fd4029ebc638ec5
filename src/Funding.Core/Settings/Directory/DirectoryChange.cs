namespace Funding.Core;

/// <summary>A change of members, parties, seats, people or mandates.</summary>
/// <param name="Number">See <see cref="SettingsChange"/>.</param>
/// <param name="From">See <see cref="SettingsChange"/>.</param>
/// <param name="Entry">How it is from that day.</param>
/// <param name="Reason">See <see cref="SettingsChange"/>.</param>
/// <param name="At">See <see cref="SettingsChange"/>.</param>
/// <param name="By">See <see cref="SettingsChange"/>.</param>
public sealed record DirectoryChange(
    long Number,
    DateOnly From,
    DirectoryEntry Entry,
    string Reason,
    DateTimeOffset At,
    Author By
) : SettingsChange(Number, From, Reason, At, By);
