using System.Text.Json.Serialization;
using Funding.Core;

namespace Funding.Functions.Storage;

/// <summary>What is kept with a trail of its own. The names are stored with changes whose effects are under way.</summary>
[JsonConverter(typeof(CamelCaseEnum<AggregateKind>))]
internal enum AggregateKind
{
    /// <summary>An application for funding.</summary>
    Application,

    /// <summary>A meeting of the board or of the preparatory group.</summary>
    Meeting,

    /// <summary>The association's own numbers and texts.</summary>
    Settings,
}

/// <summary>One application, meeting, … : which table, and its partition in it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its identity; no two of any kind have the same.</param>
internal sealed record AggregateRef(AggregateKind Kind, Guid Id)
{
    /// <summary>Its partition.</summary>
    internal string Partition => Id.ToString("D");

    /// <summary>The application that this is.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    internal ApplicationId Application =>
        Kind == AggregateKind.Application
            ? new ApplicationId(Id)
            : throw new InvalidOperationException($"{this} is no application.");

    public override string ToString() => $"{Kind} {Id:D}";

    public static implicit operator AggregateRef(ApplicationId id) => new(AggregateKind.Application, id.Value);

    public static implicit operator AggregateRef(MeetingId id) => new(AggregateKind.Meeting, id.Value);
}
