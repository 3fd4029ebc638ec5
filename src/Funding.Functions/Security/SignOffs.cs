using Funding.Core;

namespace Funding.Functions.Security;

/// <summary>What a link for signing off is good for.</summary>
internal static class SignOffs
{
    /// <summary>Whether the request that the link came with can still be answered: nothing has been changed since, nor asked anew.</summary>
    internal static bool IsOpen(Application application, Link link) =>
        application is { Stage: ApplicationStage.Draft, SignOff: { IsOpen: true } asked } && asked.Round == link.Round;

    /// <summary>Submits what the link was sent for; the domain refuses it when the draft is another now.</summary>
    internal static ApplicationCommand.SubmitApplication Submit(
        Application application,
        Link link,
        AssociationSnapshot association
    ) =>
        new(association)
        {
            FormHash = application.SignOff is { } asked && asked.Round == link.Round ? asked.FormHash : "",
        };
}
