using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>Where a thing that is disposed of stood.</summary>
[JsonConverter(typeof(CamelCaseEnum<DisposedKind>))]
public enum DisposedKind
{
    /// <summary>A document that the system drew up.</summary>
    Record,

    /// <summary>An attached file.</summary>
    Attachment,

    /// <summary>A mail, with what is known of its delivery.</summary>
    Mail,
}

/// <summary>A document, file or mail that is due to be disposed of, or was.</summary>
/// <param name="Kind">Where it stands.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Class">What it was kept as.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of its content.</param>
/// <param name="Length">Bytes.</param>
public sealed record DisposedThing(DisposedKind Kind, string Id, RetentionClass Class, string Sha256, long Length);

/// <summary>That things of a case were disposed of.</summary>
/// <param name="Run">In which run.</param>
/// <param name="On">On which day.</param>
/// <param name="Things">What.</param>
public sealed record Disposal(string Run, DateOnly On, IReadOnlyList<DisposedThing> Things);

/// <summary>That nothing of a case is disposed of until somebody says otherwise (gallringsstopp).</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When.</param>
public sealed record DisposalHold(string Reason, Author By, DateTimeOffset At);

/// <summary>Why nothing of a case may be disposed of now.</summary>
[JsonConverter(typeof(CamelCaseEnum<DisposalObstacle>))]
public enum DisposalObstacle
{
    /// <summary>It has not ended, or was opened again.</summary>
    Open,

    /// <summary>A court has not decided on its appeal.</summary>
    Appealed,

    /// <summary>Money is still to be paid out or back.</summary>
    Money,

    /// <summary>Somebody has put a hold on it.</summary>
    Held,
}
