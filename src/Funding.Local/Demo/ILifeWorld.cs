namespace Funding.Local.Demo;

/// <summary>
/// The world that a life is played in: a running system, reached over HTTP alone, and a clock that moves when told to.
/// The system may die and come back under the player's hands; what was tried is then tried again.
/// </summary>
internal interface ILifeWorld
{
    /// <summary>What the clock shows.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Does something with the system as it answers now, and waits until what follows from it is done.</summary>
    /// <param name="act">Is given the system's address. It must be repeatable: it is run again when the system dies under it.</param>
    Task DoAsync(Func<Uri, Task> act);

    /// <summary>Moves the clock, if it is not there already; everything that comes due on the way is done in its order.</summary>
    Task AdvanceToAsync(DateTimeOffset to);
}
