using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>How the domain is written as JSON: camelCase, enums by name, <c>$type</c> for events, commands and effects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true
)]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(ApplicationForm))]
[JsonSerializable(typeof(ApplicationCommand))]
[JsonSerializable(typeof(ApplicationEvent))]
[JsonSerializable(typeof(IReadOnlyList<ApplicationEvent>))]
[JsonSerializable(typeof(Effect))]
[JsonSerializable(typeof(ProcessRef))]
[JsonSerializable(typeof(ProcessRef.Application), TypeInfoPropertyName = "ProcessRefApplication")]
[JsonSerializable(typeof(ProcessRef.SignOff), TypeInfoPropertyName = "ProcessRefSignOff")]
[JsonSerializable(typeof(ProcessRef.BoardDecision), TypeInfoPropertyName = "ProcessRefBoardDecision")]
[JsonSerializable(typeof(ProcessRef.PartnerReview), TypeInfoPropertyName = "ProcessRefPartnerReview")]
[JsonSerializable(typeof(ProcessRef.Disbursement), TypeInfoPropertyName = "ProcessRefDisbursement")]
[JsonSerializable(typeof(ProcessRef.FollowUp), TypeInfoPropertyName = "ProcessRefFollowUp")]
[JsonSerializable(typeof(ProcessRef.Meeting), TypeInfoPropertyName = "ProcessRefMeeting")]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(MeetingCommand))]
[JsonSerializable(typeof(MeetingEvent))]
[JsonSerializable(typeof(IReadOnlyList<MeetingEvent>))]
[JsonSerializable(typeof(MinutesContent))]
[JsonSerializable(typeof(AssociationSnapshot))]
[JsonSerializable(typeof(FormDefinition))]
[JsonSerializable(typeof(IReadOnlyList<ReferralParty>))]
[JsonSerializable(typeof(IReadOnlyList<BoardSeat>))]
[JsonSerializable(typeof(IReadOnlyList<Substitute>))]
[JsonSerializable(typeof(Opinion))]
[JsonSerializable(typeof(ReportContent))]
[JsonSerializable(typeof(AmendmentRequest))]
[JsonSerializable(typeof(AmendmentVote))]
[JsonSerializable(typeof(AmendmentTerms))]
[JsonSerializable(typeof(MailPreferences))]
[JsonSerializable(typeof(PersonalLink))]
[JsonSerializable(typeof(PersonRef))]
[JsonSerializable(typeof(ReviewSummary))]
[JsonSerializable(typeof(AssociationSettings))]
[JsonSerializable(typeof(SettingsCommand))]
[JsonSerializable(typeof(SettingsEvent))]
[JsonSerializable(typeof(YearlyFrame))]
[JsonSerializable(typeof(FundLedger))]
[JsonSerializable(typeof(RecordContent))]
[JsonSerializable(typeof(IReadOnlyList<RegisterEntry>))]
[JsonSerializable(typeof(Refusal))]
public sealed partial class CoreJson : JsonSerializerContext;
