namespace Funding.Local.Demo;

/// <summary>Whoever watches a life being played.</summary>
internal interface ILifeAudience
{
    /// <summary>Whether the audience wants to see the mails.</summary>
    bool ReadsMail { get; }

    /// <summary>A new chapter begins.</summary>
    void Chapter(int number, int of, string title);

    /// <summary>Somebody did something.</summary>
    void Did(DateTimeOffset at, string who, string what);

    /// <summary>A mail came.</summary>
    void Mail(DeliveredMail mail);

    /// <summary>The life is over.</summary>
    void Ended(LifeRecord record);
}

/// <summary>Nobody watches.</summary>
internal sealed class NoAudience : ILifeAudience
{
    public bool ReadsMail => false;

    public void Chapter(int number, int of, string title) { }

    public void Did(DateTimeOffset at, string who, string what) { }

    public void Mail(DeliveredMail mail) { }

    public void Ended(LifeRecord record) { }
}
