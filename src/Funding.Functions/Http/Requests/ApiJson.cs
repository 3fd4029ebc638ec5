using System.Text.Json;
using System.Text.Json.Serialization;
using Funding.Core;
using Funding.Functions.Http.Bodies;
using Funding.Functions.Http.Resources;

namespace Funding.Functions.Http.Requests;

/// <summary>
/// The JSON of the API. Strict where the stored JSON is lenient: what a caller leaves out or misspells is named, never
/// taken for empty.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonNode))]
[JsonSerializable(typeof(FormDefinition))]
[JsonSerializable(typeof(ApplicationForm))]
[JsonSerializable(typeof(ReportContent))]
[JsonSerializable(typeof(EmptyBody))]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(AttachmentBody[]))]
[JsonSerializable(typeof(DeclineBody))]
[JsonSerializable(typeof(QuestionsBody))]
[JsonSerializable(typeof(DeadlineBody))]
[JsonSerializable(typeof(OptionalDeadlineBody))]
[JsonSerializable(typeof(CompletenessBody))]
[JsonSerializable(typeof(MeetingBody))]
[JsonSerializable(typeof(MeetingTimeBody))]
[JsonSerializable(typeof(AgendaItemBody))]
[JsonSerializable(typeof(PositionBody))]
[JsonSerializable(typeof(MeetingOpeningBody))]
[JsonSerializable(typeof(PresenceBody))]
[JsonSerializable(typeof(NoteBody))]
[JsonSerializable(typeof(AdjusterBody))]
[JsonSerializable(typeof(AttendanceBody))]
[JsonSerializable(typeof(AnnouncementBody))]
[JsonSerializable(typeof(SigningBody))]
[JsonSerializable(typeof(MeetingResource))]
[JsonSerializable(typeof(MeetingLinkResource))]
[JsonSerializable(typeof(PageResource<CalendarRow>))]
[JsonSerializable(typeof(PageResource<NoticeRow>))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(OptionalReasonBody))]
[JsonSerializable(typeof(ProposalBody))]
[JsonSerializable(typeof(BoardOpeningBody))]
[JsonSerializable(typeof(ConflictFlagBody))]
[JsonSerializable(typeof(ConflictRulingBody))]
[JsonSerializable(typeof(ReportedBody))]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(AppealBody))]
[JsonSerializable(typeof(AppealOutcomeBody))]
[JsonSerializable(typeof(HandoverBody))]
[JsonSerializable(typeof(DissentBody))]
[JsonSerializable(typeof(FundResource))]
[JsonSerializable(typeof(RemittalBody))]
[JsonSerializable(typeof(MinutesBody))]
[JsonSerializable(typeof(BankAnswerBody))]
[JsonSerializable(typeof(ReturnBody))]
[JsonSerializable(typeof(DisbursementRequestBody))]
[JsonSerializable(typeof(RequestReturnBody))]
[JsonSerializable(typeof(AmendmentBody))]
[JsonSerializable(typeof(AmendmentDecisionBody))]
[JsonSerializable(typeof(AmendmentVoteBody))]
[JsonSerializable(typeof(AccountDecisionBody))]
[JsonSerializable(typeof(ConfirmationBody))]
[JsonSerializable(typeof(SettlementBody))]
[JsonSerializable(typeof(RecoveryBody))]
[JsonSerializable(typeof(RulesBody))]
[JsonSerializable(typeof(FormBody))]
[JsonSerializable(typeof(LetterBody))]
[JsonSerializable(typeof(FrameBody))]
[JsonSerializable(typeof(PersonBody))]
[JsonSerializable(typeof(MandateBody))]
[JsonSerializable(typeof(MandateEndBody))]
[JsonSerializable(typeof(SubstitutesBody))]
[JsonSerializable(typeof(MemberBody))]
[JsonSerializable(typeof(PartyBody))]
[JsonSerializable(typeof(SeatBody))]
[JsonSerializable(typeof(DirectoryResource))]
[JsonSerializable(typeof(SettingsResource))]
[JsonSerializable(typeof(PageResource<SettingsTrailRow>))]
[JsonSerializable(typeof(OpinionBody))]
[JsonSerializable(typeof(BallotBody))]
[JsonSerializable(typeof(AgreementBody))]
[JsonSerializable(typeof(ApplicationResource))]
[JsonSerializable(typeof(LinkResource))]
[JsonSerializable(typeof(PersonResource))]
[JsonSerializable(typeof(PreferencesBody))]
[JsonSerializable(typeof(PreferencesResource))]
[JsonSerializable(typeof(PageResource<ApplicationRow>))]
[JsonSerializable(typeof(PageResource<TrailRow>))]
[JsonSerializable(typeof(PageResource<RegisterRow>))]
[JsonSerializable(typeof(PageResource<MailRow>))]
[JsonSerializable(typeof(PageResource<PaymentRow>))]
[JsonSerializable(typeof(PageResource<UndeliveredRow>))]
internal sealed partial class ApiJson : JsonSerializerContext;
