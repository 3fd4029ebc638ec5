namespace Funding.Core;

public abstract partial record ApplicationCommand
{
    /// <summary>Tells the people of a draft that nobody has touched for long that it will be erased; again does nothing.</summary>
    /// <param name="On">The first day on which it is erased.</param>
    /// <param name="Recipients">Who is told.</param>
    public sealed record WarnOfErasure(DateOnly On, IReadOnlyList<PersonRef> Recipients) : ApplicationCommand;
}

public abstract partial record ApplicationEvent
{
    /// <summary>The people of a draft that nobody has touched for long were told that it will be erased.</summary>
    public sealed record DraftErasureWarned(DateOnly On, IReadOnlyList<PersonRef> Recipients) : ApplicationEvent;
}
