namespace Funding.Functions.Http.Requests;

/// <summary>The largest bodies that are read, in bytes.</summary>
internal static class BodyLimits
{
    /// <summary>A command: the longest has a few pages of text.</summary>
    public const long Command = 256 * 1024;

    /// <summary>A batch of the mail service's events.</summary>
    public const long MailEvents = 1024 * 1024;

    /// <summary>An application form, with small attachments as base64 when it is created.</summary>
    public const long Form = 6 * 1024 * 1024;

    /// <summary>One uploaded file.</summary>
    public const long Attachment = 25 * 1024 * 1024;
}
