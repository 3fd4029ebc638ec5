using Funding.Core;
using Funding.Functions.Security;
using Funding.Pages.Formatting;

namespace Funding.Functions.Http.Problems;

/// <summary>The problems that are not the domain's own refusals.</summary>
internal static class KnownProblems
{
    public static Problem NotSignedIn { get; } =
        new(401, "not-signed-in", new("Logga in och försök igen.", "Sign in and try again."));

    public static Problem NotAllowed { get; } =
        new(
            403,
            "not-allowed",
            new(
                "Din roll får inte göra detta. Kontakta förbundets kansli om du tror att det är fel.",
                "Your role may not do this. Contact the secretariat if you think this is wrong."
            )
        );

    public static Problem CrossSite { get; } =
        new(
            403,
            "cross-site-request",
            new(
                "Begäran kom från en annan webbplats och utfördes inte. Gör om det från tjänstens egen adress.",
                "The request came from another site and was not carried out. Repeat it from the service's own address."
            )
        );

    /// <summary>A rate limit is reached.</summary>
    public static Problem TooManyRequests(TimeSpan retryAfter) =>
        new(
            429,
            "too-many-requests",
            new(
                "Det har gjorts för många försök på kort tid. Vänta en stund och försök igen.",
                "There have been too many attempts in a short time. Wait a while and try again."
            )
        )
        {
            RetryAfter = retryAfter,
        };

    public static Problem CodeRequired { get; } =
        new(
            422,
            "code-required",
            new(
                "Rösten bekräftas med en kod som har skickats i ett mejl till samma adress. Skicka rösten igen med koden.",
                "The vote is confirmed with a code that has been mailed to the same address. Send the vote again with the code."
            )
        );

    public static Problem CodeNotSent { get; } =
        new(
            503,
            "code-not-sent",
            new(
                "Mejlet med koden gick inte att skicka. Försök igen om en stund.",
                "The e-mail with the code could not be sent. Try again in a while."
            )
        );

    public static Problem CodeWrong { get; } =
        new(
            422,
            "code-wrong",
            new(
                "Koden är fel. Titta i det senaste mejlet och försök igen.",
                "The code is wrong. Look in the latest e-mail and try again."
            )
        );

    public static Problem CodeOver { get; } =
        new(
            422,
            "code-over",
            new(
                "Koden gäller inte längre. Skicka rösten utan kod så kommer en ny i ett mejl.",
                "The code is no longer valid. Send the vote without a code, and a new one is mailed."
            )
        );

    public static Problem NotFound { get; } =
        new(
            404,
            "not-found",
            new(
                "Adressen eller ärendet finns inte. Kontrollera adressen eller gå till listan över ärenden.",
                "There is nothing at this address. Check the address or go to the list of applications."
            )
        );

    public static Problem RecordAltered { get; } =
        new(
            500,
            "record-altered",
            new(
                "Den lagrade handlingen är inte den som registrerades och visas därför inte. Kontakta den som sköter systemet.",
                "The stored document is not the one that was registered and is therefore not shown. Contact whoever runs the system."
            )
        );

    public static Problem SignInLinkGone { get; } =
        new(
            410,
            "sign-in-link-gone",
            new(
                "Inloggningslänken gäller inte. Den kan ha använts eller blivit för gammal. Begär en ny.",
                "The sign-in link is not valid. It may have been used or be too old. Ask for a new one."
            )
        );

    public static Problem SignInOtherBrowser { get; } =
        new(
            403,
            "other-browser",
            new(
                "Länken hör till webbläsaren där den begärdes. Öppna den där, eller skriv koden ur mejlet där.",
                "The link belongs to the browser that asked for it. Open it there, or type the code in the e-mail there."
            )
        );

    public static Problem WrongSignInCode { get; } =
        new(
            422,
            "wrong-code",
            new(
                "Koden stämmer inte. Kontrollera den i det senaste mejlet och försök igen.",
                "The code is not right. Check it in the latest e-mail and try again."
            )
        )
        {
            Errors = [new("/code", "wrong-code", new("Detta är inte koden.", "This is not the code."))],
        };

    public static Problem NoPreparatoryMeeting { get; } =
        new(
            409,
            "no-preparatory-meeting",
            new(
                "Mötet går inte att välja. Välj ett möte med beredningsgruppen som inte har börjat.",
                "The meeting cannot be chosen. Choose a meeting of the preparatory group that has not begun."
            )
        );

    public static Problem LinkForSomethingElse { get; } =
        new(
            409,
            "link-for-something-else",
            new(
                "Länken gäller något annat. Öppna den från mejlet så visas vad den är till för.",
                "The link is for something else. Open it from the e-mail to see what it is for."
            )
        );

    public static Problem InvalidEmail { get; } =
        new(
            400,
            "invalid-email",
            new(
                "Skriv en e-postadress, till exempel namn@kommun.se.",
                "Give an e-mail address, such as name@kommun.se."
            )
        )
        {
            Errors =
            [
                new("/email", "invalid-email", new("Detta är ingen e-postadress.", "This is no e-mail address.")),
            ],
        };

    public static Problem AcceptanceRequired { get; } =
        new(
            422,
            "acceptance-required",
            new(
                "Skicka accepted: true för att godta avtalet. Vill du inte godta det, svara inte och kontakta kansliet.",
                "Send accepted: true to accept the agreement. If you do not want to, do not answer and contact the secretariat."
            )
        )
        {
            Errors = [new("/accepted", "acceptance-required", new("Ska vara true.", "Must be true."))],
        };

    public static Problem FileRequired { get; } =
        new(
            400,
            "file-required",
            new(
                "Skicka en fil: i ett formulär (multipart/form-data), eller som hela innehållet med ?fileName=namn.pdf.",
                "Send one file: in a form (multipart/form-data), or as the whole body with ?fileName=name.pdf."
            )
        );

    public static Problem FileNotChecked { get; } =
        new(
            409,
            "file-not-checked",
            new(
                "Filen kontrolleras fortfarande mot skadlig kod. Försök igen om en stund.",
                "The file is still being checked for malicious code. Try again in a while."
            )
        );

    /// <summary>The document was disposed of.</summary>
    public static Problem DocumentDisposed(Disposal disposal)
    {
        var (sv, en) = (
            disposal.On.ToString("d MMMM yyyy", Formats.CultureOf("sv")),
            disposal.On.ToString("d MMMM yyyy", Formats.CultureOf("en"))
        );
        return new(
            410,
            "document-disposed",
            new(
                $"Handlingen gallrades {sv} enligt förbundets plan. Ärendets historik säger vad den var och vem som bekräftade gallringen.",
                $"The document was disposed of on {en} by the association's plan. The case's history says what it was and who confirmed the disposal."
            )
        );
    }

    public static Problem UnknownStage { get; } =
        new(
            400,
            "unknown-stage",
            new(
                "stage ska vara ett av processens steg, till exempel submitted eller partnerReview.",
                "stage must be one of the stages, such as submitted or partnerReview."
            )
        );

    public static Problem NoSuchOfficer { get; } =
        new(
            422,
            "no-such-officer",
            new(
                "Välj någon som arbetar i kansliet eller är förbundschef.",
                "Choose somebody of the secretariat, or the director."
            )
        );

    /// <summary>A filter's value is none.</summary>
    public static Problem InvalidFilter(string name) =>
        new(
            400,
            "invalid-filter",
            new(
                $"Värdet på {name} går inte att söka efter. Läs i beskrivningen av gränssnittet vad som kan anges.",
                $"The value of {name} cannot be looked for. See the description of the API for what can be given."
            )
        );

    public static Problem OrganisationIsForApplicants { get; } =
        new(
            400,
            "organisation-is-for-applicants",
            new(
                "Listan per organisation innehåller utkast och visas bara för organisationen själv.",
                "The list of an organisation holds drafts and is shown to that organisation only."
            )
        );

    public static Problem NotSetUp { get; } =
        new(
            503,
            "not-set-up",
            new(
                "Inget samordningsförbund är inlagt ännu. Kontakta den som driver tjänsten.",
                "No association has been set up yet. Contact whoever runs the service."
            )
        );

    public static Problem Busy { get; } =
        new(
            503,
            "busy",
            new(
                "Just nu går det inte att spara. Inget har gått förlorat. Försök igen om en stund.",
                "Nothing can be saved right now. Nothing has been lost. Try again in a while."
            )
        );

    public static Problem TooMuch { get; } =
        new(
            422,
            "too-much",
            new(
                "Ändringen är för stor för att sparas på en gång. Korta texterna eller dela upp den.",
                "The change is too large to be saved at once. Shorten the texts or split it."
            )
        );

    public static Problem Stale { get; } =
        new(
            412,
            "stale",
            new(
                "Någon annan har ändrat ärendet sedan du hämtade det. Hämta det på nytt och gör om din ändring.",
                "Someone else has changed the application since you fetched it. Fetch it again and repeat your change."
            )
        );

    public static Problem InvalidIfMatch { get; } =
        new(
            400,
            "invalid-if-match",
            new("If-Match ska vara den ETag som du fick senast.", "If-Match must be the ETag that you were given last.")
        );

    public static Problem InvalidIdempotencyKey { get; } =
        new(
            400,
            "invalid-idempotency-key",
            new(
                "Idempotency-Key ska vara 1–100 synliga ASCII-tecken.",
                "Idempotency-Key must be 1–100 visible ASCII characters."
            )
        );

    public static Problem IdempotencyKeyReused { get; } =
        new(
            422,
            "idempotency-key-reused",
            new(
                "Nyckeln har redan använts för en annan begäran. Välj en ny Idempotency-Key.",
                "The key has already been used for another request. Choose a new Idempotency-Key."
            )
        );

    public static Problem InvalidContinuation { get; } =
        new(
            400,
            "invalid-continuation",
            new(
                "Fortsättningsmarkören gäller inte. Börja om från första sidan.",
                "The continuation token is not valid. Start again from the first page."
            )
        );

    public static Problem InvalidPageSize { get; } =
        new(
            400,
            "invalid-page-size",
            new("pageSize ska vara ett heltal från 1 till 100.", "pageSize must be a whole number from 1 to 100.")
        );

    public static Problem InvalidYear { get; } =
        new(
            400,
            "invalid-year",
            new("year ska vara ett årtal, till exempel 2027.", "year must be a year, such as 2027.")
        );

    public static Problem MalformedJson { get; } =
        new(
            400,
            "malformed-json",
            new(
                "Innehållet är inte giltig JSON. Rätta det och skicka igen.",
                "The body is not valid JSON. Correct it and send it again."
            )
        );

    public static Problem EventsNotSigned { get; } =
        new(
            403,
            "events-not-signed",
            new(
                "Händelserna är inte signerade av mejltjänsten, eller är för gamla. Kontrollera SendGrid__EventKey.",
                "The events are not signed by the mail service, or are too old. Check SendGrid__EventKey."
            )
        );

    public static Problem EventsWantedAgain { get; } =
        new(
            503,
            "events-wanted-again",
            new(
                "Alla händelser kunde inte tas emot ännu. Skicka dem igen.",
                "Not all events could be taken in yet. Send them again."
            )
        );

    public static Problem JsonRequired { get; } =
        new(
            415,
            "json-required",
            new(
                "Skicka innehållet som JSON (Content-Type: application/json, UTF-8).",
                "Send the body as JSON (Content-Type: application/json, UTF-8)."
            )
        );

    public static Problem Interrupted { get; } =
        new(
            400,
            "interrupted",
            new(
                "Överföringen avbröts innan allt hade kommit fram. Skicka igen.",
                "The transfer broke off before everything had arrived. Send it again."
            )
        );

    public static Problem TooSlow { get; } =
        new(
            408,
            "too-slow",
            new(
                "Överföringen tog för lång tid och avbröts. Inget av den har sparats. Skicka igen, helst med en snabbare uppkoppling eller en mindre fil.",
                "The transfer took too long and was ended. Nothing of it has been saved. Send it again, preferably over a faster connection or as a smaller file."
            )
        );

    public static Problem InternalFault { get; } =
        new(
            500,
            "internal-fault",
            new(
                "Ett fel inträffade hos oss. Inget har gått förlorat. Försök igen om en stund.",
                "Something failed on our side. Nothing has been lost. Try again in a while."
            )
        );

    public static Problem MethodNotAllowed(IReadOnlyList<string> allow) =>
        new(
            405,
            "method-not-allowed",
            new(
                $"Adressen tar bara emot {string.Join(", ", allow)}.",
                $"This address accepts only {string.Join(", ", allow)}."
            )
        )
        {
            Allow = allow,
        };

    public static Problem TooLarge(long limitBytes) =>
        new(
            413,
            "too-large",
            new(
                $"Innehållet får vara högst {limitBytes / 1024} kB. Dela upp det eller ladda upp bilagor var för sig.",
                $"The body may be at most {limitBytes / 1024} kB. Split it, or upload attachments one by one."
            )
        );

    public static Problem InvalidBody(IReadOnlyList<FieldProblem> errors) =>
        new(
            400,
            "invalid-body",
            new(
                "Några fält saknas eller har fel form. Se listan och rätta dem.",
                "Some fields are missing or have the wrong form. See the list and correct them."
            )
        )
        {
            Errors = errors,
        };

    /// <summary>
    /// A refusal. A link that was good once: 410; one that never was: 404. The domain's own: 422 when the sent values are at fault and correcting them helps, 409 when the
    /// application's situation is.
    /// </summary>
    public static Problem From(Refusal refusal) =>
        new(Status(refusal), refusal.Code, refusal.Text)
        {
            Errors = refusal switch
            {
                { Problems.Count: > 0 } => refusal.Problems,
                { Field: { } field } => [new FieldProblem(field, refusal.Code, refusal.Text)],
                _ => [],
            },
        };

    private static int Status(Refusal refusal) =>
        refusal switch
        {
            _ when refusal.Code.Equals(LinkRefusals.Unknown.Code, StringComparison.Ordinal) => 404,
            _ when IsSpentLink(refusal) => 410,
            { Code: "not-allowed" } => 403,
            { Code: "not-found" } => 404,
            { Field: not null } or { Problems.Count: > 0 } => 422,
            _ => 409,
        };

    private static bool IsSpentLink(Refusal refusal) =>
        new[] { LinkRefusals.Used, LinkRefusals.Expired, LinkRefusals.Revoked, LinkRefusals.MandateEnded }.Any(link =>
            link.Code.Equals(refusal.Code, StringComparison.Ordinal)
        );
}
