namespace Funding.Core;

public sealed partial record Application
{
    /// <summary>The state after the event. Total; throws <see cref="InvalidOperationException"/> only when the trail does not begin with a draft.</summary>
    public static Application Fold(Application? state, ApplicationEvent happened) =>
        throw new NotSupportedException("The fold comes with the next commits.");
}
