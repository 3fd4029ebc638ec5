using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Funding.Core;

namespace Funding.Functions.Orchestrations;

/// <summary>What an orchestration follows: ids, never documents.</summary>
/// <param name="ApplicationId">The application, as a GUID with dashes.</param>
/// <param name="Process">Which of its processes: <c>application</c>, <c>sign-off:1</c>, <c>review:1</c>, <c>board:1</c>, <c>disbursement:2</c>, <c>follow-up</c>.</param>
public sealed record ProcessInput(string ApplicationId, string Process);

/// <summary>The domain's processes as orchestrations.</summary>
internal static class Processes
{
    /// <summary>Name of the orchestrator that follows the process.</summary>
    public static string Orchestrator(this ProcessRef process) =>
        process switch
        {
            ProcessRef.Application => nameof(ApplicationOrchestrator),
            ProcessRef.SignOff => nameof(SignOffOrchestrator),
            ProcessRef.PartnerReview => nameof(PartnerReviewOrchestrator),
            ProcessRef.BoardDecision => nameof(BoardDecisionOrchestrator),
            ProcessRef.Disbursement => nameof(DisbursementOrchestrator),
            ProcessRef.FollowUp => nameof(FollowUpOrchestrator),
            ProcessRef.Meeting => nameof(MeetingOrchestrator),
            _ => throw new UnreachableException(),
        };

    /// <summary>What its orchestrator is started with.</summary>
    public static object Input(this ProcessRef process, Guid aggregateId) =>
        process is ProcessRef.Meeting
            ? new MeetingInput(aggregateId.ToString("D"))
            : new ProcessInput(aggregateId.ToString("D"), process.Text());

    /// <summary>Whether another process starts it and starts it again; the others are started by an effect.</summary>
    public static bool IsWithinAnother(this ProcessRef process) =>
        process is not (ProcessRef.Application or ProcessRef.SignOff or ProcessRef.Meeting);

    /// <summary>The process as text, read back by <see cref="Parse"/>.</summary>
    public static string Text(this ProcessRef process) =>
        process switch
        {
            ProcessRef.Application => "application",
            ProcessRef.SignOff(var round) => string.Create(CultureInfo.InvariantCulture, $"sign-off:{round}"),
            ProcessRef.PartnerReview(var round) => string.Create(CultureInfo.InvariantCulture, $"review:{round}"),
            ProcessRef.BoardDecision(var ballot) => string.Create(CultureInfo.InvariantCulture, $"board:{ballot}"),
            ProcessRef.Disbursement(var number) => string.Create(
                CultureInfo.InvariantCulture,
                $"disbursement:{number}"
            ),
            ProcessRef.FollowUp => "follow-up",
            ProcessRef.Meeting => "meeting",
            _ => throw new UnreachableException(),
        };

    /// <summary>The process that a text names.</summary>
    /// <exception cref="FormatException">It names none.</exception>
    public static ProcessRef Parse(string text) =>
        text.Split(':') switch
        {
            ["application"] => new ProcessRef.Application(),
            ["sign-off", var round] => new ProcessRef.SignOff(Number(round)),
            ["review", var round] => new ProcessRef.PartnerReview(Number(round)),
            ["board", var ballot] => new ProcessRef.BoardDecision(Number(ballot)),
            ["disbursement", var number] => new ProcessRef.Disbursement(Number(number)),
            ["follow-up"] => new ProcessRef.FollowUp(),
            ["meeting"] => new ProcessRef.Meeting(),
            _ => throw new FormatException($"No process is called {text}."),
        };

    /// <summary>The application and process that an instance id belongs to; false when it is no process of an application.</summary>
    public static bool TryParseInstanceId(
        string instanceId,
        out ApplicationId applicationId,
        [NotNullWhen(true)] out ProcessRef? process
    )
    {
        var parts = instanceId.Split(':', 2);
        process = null;
        if (!Guid.TryParseExact(parts[0], "D", out _) || !ApplicationId.TryParse(parts[0], null, out applicationId))
        {
            applicationId = default;
            return false;
        }
        try
        {
            process = parts.Length == 1 ? new ProcessRef.Application() : Parse(parts[1]);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
