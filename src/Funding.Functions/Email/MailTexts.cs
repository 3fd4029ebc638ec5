using Funding.Core;

namespace Funding.Functions.Email;

/// <summary>The words of every mail.</summary>
internal static partial class MailTexts
{
    internal static MailContent SignIn => throw new NotSupportedException();

    internal static MailContent Of(MailTemplate template, MailWords words) => throw new NotSupportedException();
}
