using Funding.Pages.Forms;

namespace Funding.Pages.Starting;

/// <summary>The start page.</summary>
public sealed record StartModel(bool AssociationSetUp);

/// <summary>The form that asks for the e-mail address.</summary>
/// <param name="State">The form.</param>
/// <param name="WorkAccount">Whether one can sign in with one's work account.</param>
public sealed record SignInModel(FormState State, bool WorkAccount = false);

/// <summary>The answer that is the same whether the address is known or not.</summary>
/// <param name="Email">The address, when it was given just now.</param>
/// <param name="State">The form that takes the code.</param>
public sealed record SignInSentModel(string? Email, FormState State);

/// <summary>What a sign-in link says in another browser than the one that asked for it.</summary>
public sealed record SignInElsewhereModel;

/// <summary>The page after signing in with the work account.</summary>
/// <param name="Name">Who.</param>
/// <param name="Email">Their address.</param>
public sealed record WorkAccountModel(string Name, string Email);

/// <summary>The page behind a sign-in link: it acts only when its button is pressed.</summary>
public sealed record SignInConfirmModel(string Action);

/// <summary>The page behind an optional mail's address for taking leave: it acts only when its button is pressed.</summary>
/// <param name="Action">Where the button leads.</param>
/// <param name="Topic">Which mails; null for all that come in the daily digest.</param>
/// <param name="IsDone">Whether they have been turned off.</param>
public sealed record UnsubscribeModel(string Action, Funding.Core.MailTopic? Topic, bool IsDone);

/// <summary>A page that says one thing and offers one way on.</summary>
/// <param name="Title">Key of the heading.</param>
/// <param name="Text">Key of the explanation.</param>
/// <param name="NextText">Key of the link's text.</param>
/// <param name="NextHref">Where the link leads.</param>
/// <param name="Reference">Number to quote to support, or null.</param>
/// <param name="Detail">A sentence in the reader's language that says more, or null.</param>
public sealed record MessageModel(
    string Title,
    string Text,
    string NextText,
    string NextHref,
    string? Reference = null,
    string? Detail = null
)
{
    /// <summary>The page of a failure, by HTTP status; an unknown status is told as 400 or 500.</summary>
    public static MessageModel OfStatus(int status, string? reference = null, string? detail = null)
    {
        var key = status switch
        {
            401 or 403 => "403",
            404 or 405 => "404",
            410 => "410",
            413 => "413",
            429 => "429",
            >= 500 => "500",
            _ => "400",
        };
        return new MessageModel($"Error.{key}.Title", $"Error.{key}.Text", "Error.Home", "/", reference, detail);
    }
}

/// <summary>Too many attempts: how long to wait, and the form to send again, with everything that was typed.</summary>
/// <param name="Action">Where the form was sent.</param>
/// <param name="Sent">The form as it was sent, or null when there is none to keep.</param>
/// <param name="Minutes">How long to wait, rounded up.</param>
public sealed record TryAgainModel(string Action, FormState? Sent, int Minutes);

/// <summary>The accessibility statement.</summary>
/// <param name="Form">What somebody tells of what is hard to use.</param>
/// <param name="Email">The association's address, or null when none is set up.</param>
public sealed record AccessibilityModel(FormState Form, string? Email);
