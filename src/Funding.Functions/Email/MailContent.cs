namespace Funding.Functions.Email;

/// <summary>A part of a mail.</summary>
internal abstract record MailBlock
{
    private MailBlock() { }

    /// <summary>A paragraph.</summary>
    internal sealed record Paragraph(string Text) : MailBlock;

    /// <summary>What somebody has written, line by line.</summary>
    internal sealed record Quote(string Text) : MailBlock;

    /// <summary>Something to know at a glance.</summary>
    internal sealed record Fact(string Label, string Value) : MailBlock;

    /// <summary>What the parts that follow are about.</summary>
    internal sealed record Heading(string Text) : MailBlock;

    /// <summary>A link to a page of its own.</summary>
    internal sealed record LinkTo(string Label, string Address) : MailBlock;

    /// <summary>The mail's link.</summary>
    internal sealed record Link(string Label, bool ForStaff = false) : MailBlock;
}

/// <summary>What a mail says in one language.</summary>
internal sealed record MailBody(IReadOnlyList<MailBlock> Blocks);

/// <summary>What a mail says: Swedish first, English below it.</summary>
/// <param name="Subject">In Swedish, with the case number when there is one.</param>
/// <param name="Sv">Swedish.</param>
/// <param name="En">English.</param>
internal sealed record MailContent(string Subject, MailBody Sv, MailBody En);
