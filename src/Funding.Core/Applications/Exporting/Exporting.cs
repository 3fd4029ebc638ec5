using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Writes down that somebody takes the whole case out as an archive.</summary>
    /// <param name="ExportId">Which time: the same one again is written down once.</param>
    public sealed record RecordExport(string ExportId) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The whole case was taken out as an archive. Shown to the office alone.</summary>
    public sealed record CaseExported(string ExportId) : ApplicationEvent;
}

/// <summary>Every time is written down: who had all of a case in their hands, and when, is part of its history.</summary>
internal static class Exporting
{
    internal static Decision Record(Application state, RecordExport command) =>
        state.LastExport == command.ExportId ? Decision.Nothing : new CaseExported(command.ExportId);
}
