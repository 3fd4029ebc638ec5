using Funding.Core;
using Funding.Local.Demo;

namespace Funding.Functions.Tests.Lives;

/// <summary>A comparison of lives that always agrees would say nothing.</summary>
public sealed class LifeRecordTests
{
    private const string ToEva = "00000002|000 eva@kalmar.example caseClosed";
    private const string ToBo = "00000002|001 bo@kalmar.example caseClosed";

    private static readonly LifeRecord _life = new(
        ApplicationStage.Rejected,
        "KAL-2026-0001",
        ["1 draftCreated", "2 applicationSubmitted"],
        [$"{ToEva} sent", $"{ToBo} sent"],
        [ToEva, ToBo],
        ["pay-1 100.00"],
        new GrantLedger(default, default, default, default)
    );

    [Fact]
    public void A_life_that_went_the_same_way_has_no_differences() =>
        Assert.Empty((_life with { Mails = [.. _life.Mails] }).DifferencesFrom(_life));

    [Fact]
    public void Whatever_went_otherwise_is_named()
    {
        const string ToAda = "00000002|001 ada@kalmar.example caseClosed";
        const string OtherWords = "00000002|001 bo@kalmar.example decisionRejected";
        Assert.Equal(["one delivered mail is missing: " + ToBo], Differences(_life with { Delivered = [ToEva] }));
        Assert.Equal(
            ["one delivered mail too many: " + ToBo],
            Differences(_life with { Delivered = [ToEva, ToBo, ToBo] })
        );
        Assert.Equal(
            ["one delivered mail too many: " + ToAda, "one delivered mail is missing: " + ToBo],
            Differences(_life with { Delivered = [ToEva, ToAda] })
        );
        Assert.Equal(
            ["one delivered mail too many: " + OtherWords, "one delivered mail is missing: " + ToBo],
            Differences(_life with { Delivered = [ToEva, OtherWords] })
        );
        Assert.Equal(
            [$"one mail too many: {ToBo} queued", $"one mail is missing: {ToBo} sent"],
            Differences(_life with { Mails = [$"{ToEva} sent", $"{ToBo} queued"] })
        );
        Assert.Equal(
            ["one event too many: 3 applicationSubmitted"],
            Differences(_life with { Trail = [.. _life.Trail, "3 applicationSubmitted"] })
        );
        Assert.Equal(
            ["one payment too many: pay-1 100.00"],
            Differences(_life with { Payments = ["pay-1 100.00", "pay-1 100.00"] })
        );
        Assert.Single(Differences(_life with { Stage = ApplicationStage.Closed }));
        Assert.Single(Differences(_life with { CaseNumber = "KAL-2026-0002" }));
    }

    [Fact]
    public void A_mail_that_was_not_sent_or_came_twice_is_a_fault_of_the_life_itself()
    {
        var twice = (_life with { Delivered = [ToEva, ToBo, ToBo] }).Faults();
        Assert.Contains($"Sent more than once: {ToBo}", twice);
        var queued = (_life with { Mails = [$"{ToEva} sent", $"{ToBo} queued"], Delivered = [ToEva] }).Faults();
        Assert.Contains($"Not sent: {ToBo} queued", queued);
        Assert.Contains(
            "The trail has a gap at 2: 3 applicationSubmitted.",
            (_life with { Trail = ["1 draftCreated", "3 applicationSubmitted"] }).Faults()
        );
    }

    private static IReadOnlyList<string> Differences(LifeRecord other) => other.DifferencesFrom(_life);
}
