using static Funding.Core.ApplicationCommand;
using static Funding.Core.ApplicationEvent;

namespace Funding.Core;

/// <summary>Rules for what is registered about generated documents.</summary>
internal static class Registering
{
    /// <summary>The hash that was registered first stays: a stored document never changes.</summary>
    internal static Decision Register(Application state, RegisterRecord command) =>
        state.Records.FirstOrDefault(r => string.Equals(r.Id, command.RecordId, StringComparison.Ordinal)) switch
        {
            null => Refusals.NotFound(),
            { Sha256: null } => new RecordStored(command.RecordId, command.Sha256, command.Length),
            var record => string.Equals(record.Sha256, command.Sha256, StringComparison.Ordinal)
                ? Decision.Nothing
                : Refusals.RecordDiffers(),
        };
}
