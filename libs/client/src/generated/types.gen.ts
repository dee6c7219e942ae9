// Generated from openapi.json by `npm run client:generate`.
// @ts-nocheck

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

/**
 * the value of each built-in kind of term
 */
export type TermValues = {
    'equity-stake': EquityStakeValue;
    investment: InvestmentValue;
    'ip-licence': IpLicenceValue;
    'api-hosting': ApiHostingValue;
    'product-hosting': ProductHostingValue;
    'compute-supply': ComputeSupplyValue;
    'compute-purchase': ComputePurchaseValue;
    'revenue-share': RevenueShareValue;
    distribution: DistributionValue;
    'agi-determination': AgiDeterminationValue;
    'third-party-collaboration': ThirdPartyCollaborationValue;
    'independent-pursuit': IndependentPursuitValue;
    'research-access': ResearchAccessValue;
    purpose: PurposeValue;
    cooperation: CooperationValue;
    'purchase-channel': PurchaseChannelValue;
    supply: SupplyValue;
    option: OptionValue;
    'milestone-payment': MilestonePaymentValue;
    royalty: RoyaltyValue;
    'fixed-payment': FixedPaymentValue;
    confidentiality: ConfidentialityValue;
    indemnity: IndemnityValue;
    'board-seat': BoardSeatValue;
    voting: VotingValue;
    standstill: StandstillValue;
    'lock-up': LockUpValue;
    'service-level': ServiceLevelValue;
    'regulatory-approval': RegulatoryApprovalValue;
    exclusivity: ExclusivityValue;
    'non-compete': NonCompeteValue;
    'non-solicitation': NonSolicitationValue;
    'most-favoured-nation': MostFavouredNationValue;
    'volume-restriction': VolumeRestrictionValue;
    'price-restriction': PriceRestrictionValue;
    'covenant-not-to-sue': CovenantNotToSueValue;
    'non-disparagement': NonDisparagementValue;
    'right-of-first-refusal': RightOfFirstRefusalValue;
    'change-of-control': ChangeOfControlValue;
    assignment: AssignmentValue;
    'termination-for-convenience': TerminationForConvenienceValue;
    'audit-rights': AuditRightsValue;
    'ip-assignment': IpAssignmentValue;
    'joint-ip-ownership': JointIpOwnershipValue;
    'licence-grant': LicenceGrantValue;
    'source-code-escrow': SourceCodeEscrowValue;
    'post-termination-services': PostTerminationServicesValue;
    'third-party-beneficiary': ThirdPartyBeneficiaryValue;
    'minimum-commitment': MinimumCommitmentValue;
    'liability-cap': LiabilityCapValue;
    'uncapped-liability': UncappedLiabilityValue;
    'liquidated-damages': LiquidatedDamagesValue;
    insurance: InsuranceValue;
    expiration: ExpirationValue;
    renewal: RenewalValue;
    'termination-notice': TerminationNoticeValue;
    warranty: WarrantyValue;
    'governing-law': GoverningLawValue;
};

export type GoverningLawValue = {
    law?: string | Absence;
    place?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type Absence = {
    unknown: true;
} | {
    none: true;
} | {
    undisclosed: true;
};

export type WarrantyValue = {
    date?: string | Absence;
    period?: string | Absence;
    notice?: string | Absence;
    automatic?: boolean | Absence;
    party?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type TerminationNoticeValue = {
    date?: string | Absence;
    period?: string | Absence;
    notice?: string | Absence;
    automatic?: boolean | Absence;
    party?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type RenewalValue = {
    date?: string | Absence;
    period?: string | Absence;
    notice?: string | Absence;
    automatic?: boolean | Absence;
    party?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ExpirationValue = {
    date?: string | Absence;
    period?: string | Absence;
    notice?: string | Absence;
    automatic?: boolean | Absence;
    party?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type InsuranceValue = {
    debtor?: string | Absence;
    creditor?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    basis?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type LiquidatedDamagesValue = {
    debtor?: string | Absence;
    creditor?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    basis?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type UncappedLiabilityValue = {
    debtor?: string | Absence;
    creditor?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    basis?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type LiabilityCapValue = {
    debtor?: string | Absence;
    creditor?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    basis?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type MinimumCommitmentValue = {
    debtor?: string | Absence;
    creditor?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    basis?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ThirdPartyBeneficiaryValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type PostTerminationServicesValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type SourceCodeEscrowValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type LicenceGrantValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type JointIpOwnershipValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type IpAssignmentValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type AuditRightsValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type TerminationForConvenienceValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type AssignmentValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type ChangeOfControlValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type RightOfFirstRefusalValue = {
    holder?: string | Absence;
    grantor?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    notice?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type NonDisparagementValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type CovenantNotToSueValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type PriceRestrictionValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type VolumeRestrictionValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type MostFavouredNationValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type NonSolicitationValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type NonCompeteValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type ExclusivityValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type RegulatoryApprovalValue = {
    authority?: string | Absence;
    territory?: string | Absence;
    party?: string | Absence;
    subject?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    deadline?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ServiceLevelValue = {
    provider?: string | Absence;
    customer?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    availability?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    target?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    credit?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    creditShare?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    exceptions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type LockUpValue = {
    bound?: string | Absence;
    company?: string | Absence;
    subject?: string | Absence;
    share?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    period?: string | Absence;
    release?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type StandstillValue = {
    bound?: string | Absence;
    company?: string | Absence;
    limit?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type VotingValue = {
    party?: string | Absence;
    company?: string | Absence;
    subject?: string | Absence;
    right?: 'vote' | 'veto' | 'consent' | 'proxy' | 'with-board' | Absence;
    share?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    majority?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type BoardSeatValue = {
    holder?: string | Absence;
    company?: string | Absence;
    body?: string | Absence;
    seats?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    role?: 'member' | 'chair' | 'observer' | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type IndemnityValue = {
    indemnifier?: string | Absence;
    indemnified?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    cap?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    deductible?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ConfidentialityValue = {
    bound?: string | Absence;
    beneficiary?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    exceptions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type FixedPaymentValue = {
    payer?: string | Absence;
    payee?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    due?: string | Absence;
    per?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    payment?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type RoyaltyValue = {
    payer?: string | Absence;
    payee?: string | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    rate?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    unit?: string | Absence;
    base?: string | Absence;
    minimum?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    cap?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    territory?: string | Absence;
    payment?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type MilestonePaymentValue = {
    payer?: string | Absence;
    payee?: string | Absence;
    milestone?: string | Absence;
    territory?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    total?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type OptionValue = {
    type?: 'call' | 'put' | 'first-offer' | Absence;
    holder?: string | Absence;
    grantor?: string | Absence;
    subject?: string | Absence;
    share?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    territory?: string | Absence;
    price?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    exercisableFrom?: string | Absence;
    exercisableUntil?: string | Absence;
    window?: string | Absence;
    notice?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type SupplyValue = {
    supplier?: string | Absence;
    customer?: string | Absence;
    subject?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    territory?: string | Absence;
    quantity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    price?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    per?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type PurchaseChannelValue = {
    buyer?: string | Absence;
    channel?: string | Absence;
    product?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type CooperationValue = {
    party?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type PurposeValue = {
    subject?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ResearchAccessValue = {
    grantor?: string | Absence;
    recipient?: string | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type IndependentPursuitValue = {
    party?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    alone?: boolean | Absence;
    withOthers?: boolean | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ThirdPartyCollaborationValue = {
    party?: string | Absence;
    with?: string | Absence;
    permission?: 'permitted' | 'consent-required' | 'forbidden' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type AgiDeterminationValue = {
    declaredBy?: string | Absence;
    verifiedBy?: string | Absence;
    definition?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type DistributionValue = {
    distributor?: string | Absence;
    supplier?: string | Absence;
    product?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type RevenueShareValue = {
    direction?: 'one-way' | 'both-ways' | Absence;
    payer?: string | Absence;
    payee?: string | Absence;
    percentage?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    base?: string | Absence;
    territory?: string | Absence;
    cap?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    payment?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type ComputePurchaseValue = {
    buyer?: string | Absence;
    seller?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    incremental?: boolean | Absence;
    capacity?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        unit: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    hardware?: string | Absence;
    territory?: string | Absence;
    period?: string | Absence;
    summary?: string | Absence;
} | Absence;

export type ComputeSupplyValue = {
    provider?: string | Absence;
    customer?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ProductHostingValue = {
    provider?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type ApiHostingValue = {
    provider?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type IpLicenceValue = {
    licensor?: string | Absence;
    licensee?: string | Absence;
    exclusivity?: 'exclusive' | 'sole' | 'exclusive-third-party' | 'primary' | 'right-of-first-refusal' | 'non-exclusive' | 'none' | Absence;
    subject?: string | Absence;
    territory?: string | Absence;
    includes?: Array<string | Absence> | Absence;
    excludes?: Array<string | Absence> | Absence;
    conditions?: Array<string | Absence> | Absence;
    summary?: string | Absence;
} | Absence;

export type InvestmentValue = {
    investor?: string | Absence;
    recipient?: string | Absence;
    amount?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    conditional?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    conditions?: Array<string | Absence> | Absence;
    round?: string | Absence;
    roundSize?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

export type EquityStakeValue = {
    holder?: string | Absence;
    issuer?: string | Absence;
    share?: {
        value: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    basis?: string | Absence;
    valuation?: {
        amount: string | {
            from: string | Absence;
            to: string | Absence;
        } | Absence;
        currency: string | Absence;
        qualifier?: 'exactly' | 'about' | 'up-to' | 'at-least' | Absence;
    } | Absence;
    summary?: string | Absence;
} | Absence;

/**
 * what was recorded but does nothing, or less than it seems to
 */
export type Warning = {
    code: 'condition-unused' | 'term-not-in-force' | 'nothing-renews' | 'never-in-force' | 'cautious';
    /**
     * JSON Pointer into the request body: the effect, or the condition
     */
    pointer: string;
    detail: string;
};

export type VoidDecisionWithRecord = {
    partition: number;
    offset: number;
    reason: string;
    detail: string;
    partnershipId: string | null;
    commandId: string | null;
    expectedHead: {
        version: number;
        eventId: string | null;
    } | null;
    key: string | null;
    record: ShownRecordOrNull;
};

export type ShownRecordOrNull = {
    bytes: number;
    /**
     * it is JSON
     */
    json: unknown;
} | {
    bytes: number;
    /**
     * it is UTF-8, and not JSON
     */
    text: string;
} | {
    bytes: number;
    /**
     * it is not even text
     */
    base64: string;
} | null;

export type VoidDecision = {
    partition: number;
    offset: number;
    reason: string;
    detail: string;
    partnershipId: string | null;
    commandId: string | null;
    expectedHead: {
        version: number;
        eventId: string | null;
    } | null;
};

/**
 * the last day in force; {"unknown": true}: it ends, nobody said when; {"for": "P5Y"}: counted from the first day in force
 */
export type UntilOrNull = string | {
    unknown: boolean;
} | {
    /**
     * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
     */
    for: string;
} | null;

export type ToldTermChange = {
    type: TermChangeType;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    /**
     * whether it changes an answer about a day before its recordedAt
     */
    retroactive: boolean;
    /**
     * each distinct answer that the stretches refer to
     */
    answers: Array<ToldAnswer>;
    /**
     * was and now for the days whose answer it changes
     */
    stretches: Array<Stretch>;
    /**
     * not all stretches or answers are named; links lead to the whole
     */
    truncated?: boolean;
    counts?: {
        stretches: number;
        /**
         * different ones
         */
        answers: number;
    };
    links?: {
        /**
         * the term's history before the event; null: it was the first
         */
        before: string | null;
        /**
         * the term's history after the event
         */
        after: string;
    };
    replaces?: Array<TermRef>;
    replacedBy?: TermRef;
    dissent?: {
        value: unknown;
        assertedBy: Array<string>;
    };
    id: string;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    recordedAt: string;
    cause: {
        type: string;
        title: string;
        occurred: string;
        assertedBy: Array<string>;
        sources: Array<Source>;
    };
};

export type SourceCopy = {
    /**
     * SHA-256 of the copy, in lower-case hexadecimal
     */
    hash: string;
    /**
     * a media type (RFC 6838) without parameters: "application/pdf"
     */
    mediaType: string;
};

export type Source = {
    publisher: string;
    /**
     * an http or https address
     */
    url?: string;
    title?: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    published?: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    retrieved?: string;
    /**
     * where in the document: a section, a page, a paragraph
     */
    locator?: string;
    quote?: string;
    copy?: SourceCopy;
};

export type Stretch = {
    from: string;
    /**
     * the first day that no longer belongs to it; null: open
     */
    to: string | null;
    /**
     * which of the answers, counted from 0
     */
    was: Array<number>;
    now: Array<number>;
};

export type TermRef = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
};

export type ConditionExpressionAny = {
    any: Array<string | DayReached | {
        all: Array<string | DayReached>;
    } | {
        any: Array<string | DayReached>;
    }>;
};

export type DayReached = {
    /**
     * a calendar day: "2030-12-31"
     */
    day: string;
};

export type ConditionExpressionAll = {
    all: Array<string | DayReached | {
        all: Array<string | DayReached>;
    } | {
        any: Array<string | DayReached>;
    }>;
};

/**
 * a condition, {"all": […]} or {"any": […]} of 1 to 8 conditions and days; nested at most two deep
 */
export type ConditionExpression = string | ConditionExpressionAll | ConditionExpressionAny;

export type ToldAnswer = {
    value: unknown;
    /**
     * null: the parties that the partnership began with, which never changed
     */
    between: Array<string> | null;
    /**
     * who is bound in some of the possible worlds only
     */
    mayBind?: Array<string>;
    certainty: 'definitely' | 'possibly';
    fromCondition?: ConditionExpression;
    untilCondition?: ConditionExpression;
    /**
     * it renews itself unless notice is given
     */
    renews?: boolean;
    term?: TermRef;
};

export type TermChangeType = 'started' | 'changed' | 'ended' | 'corrected' | 'retracted' | 'reaffirmed' | 'contested' | 'announced' | 'took-effect' | 'lapsed' | 'clarified' | 'pending' | 'renewed' | 'noticed' | 'parties-changed';

export type Timeline = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    events: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        type: string;
        title: string;
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        occurred: string;
        /**
         * only definitive events govern terms
         */
        standing: 'definitive' | 'non-binding' | 'reported';
        assertedBy: Array<string>;
        sources: Array<Source>;
        /**
         * who recorded it: the actor of a token, `anonymous` or `service`
         */
        actor: string;
        /**
         * whether its sender stated `recordedAt`
         */
        imported: boolean;
        appendedAt: string | null;
        days: DayBounds;
    }>;
    /**
     * whether the list of events is incomplete
     */
    moreEvents: boolean;
    /**
     * when each version became known, including corrections
     */
    recordings: Array<{
        version: number;
        recordedAt: string;
        type: string;
        /**
         * who recorded it: the actor of a token, `anonymous` or `service`
         */
        actor: string;
        /**
         * whether its sender stated `recordedAt`
         */
        imported: boolean;
        appendedAt: string | null;
    }>;
    /**
     * who is, was or will be a party, the first 100 in the order in which they came
     */
    parties: Array<PartyDays>;
    /**
     * how many `parties` are not listed; absent where all are
     */
    moreParties?: number;
    /**
     * from this day on changes of the parties are not followed; absent where all are
     */
    partiesTo?: string;
    /**
     * statements that are not definitive, with the days until a definitive one followed
     */
    announced: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        title: string;
        days: Days;
        terms: Array<TermNamed>;
    }>;
    terms: Array<{
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        kind: string;
        /**
         * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
         */
        scope: string;
        segments: Array<HistoricSegment>;
        pending: Array<PendingInHistory>;
        reaffirmations: Array<{
            /**
             * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
             */
            on: string;
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
            correctedBy?: {
                /**
                 * a UUID in lower case (RFC 9562)
                 */
                eventId: string;
                version: number;
            };
            title: string;
            assertedBy: Array<string>;
            sources: Array<Source>;
            days: DayBounds;
        }>;
        contested: Array<{
            /**
             * typed by kind: see /v1/term-kinds
             */
            value: unknown;
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
            correctedBy?: {
                /**
                 * a UUID in lower case (RFC 9562)
                 */
                eventId: string;
                version: number;
            };
            /**
             * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
             */
            from: string;
            until: UntilOrNull;
            assertedBy: Array<string>;
            sources: Array<Source>;
            days: Days;
        }>;
        notCounted: Array<{
            /**
             * typed by kind: see /v1/term-kinds
             */
            value: unknown;
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
            correctedBy?: {
                /**
                 * a UUID in lower case (RFC 9562)
                 */
                eventId: string;
                version: number;
            };
            effect: 'set' | 'override' | 'end' | 'contest';
            standing: 'reported' | 'non-binding';
            because: 'reported' | 'non-binding';
            /**
             * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
             */
            from: string;
            until: UntilOrNull;
            assertedBy: Array<string>;
            sources: Array<Source>;
            days: Days;
        }>;
    }>;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
    /**
     * on request: all before this cursor is known to this answer
     */
    projectedTo?: string;
};

/**
 * what waits or waited for a condition; `days` are those on which it certainly had not started
 */
export type PendingInHistory = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    effect: 'set' | 'override';
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    waitsFor: ConditionExpression;
    by: string | null;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
    days: Days;
};

/**
 * half-open: `to` is the first day that no longer belongs to it; null: open
 */
export type Days = {
    /**
     * a day, YYYY-MM-DD
     */
    from: string;
    to: string | null;
};

/**
 * notice by `noticeBy` ends it with `until`, its last day in force; without notice it continues until `renewsTo`
 */
export type RenewalAhead = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    /**
     * a day, YYYY-MM-DD
     */
    noticeBy: string;
    /**
     * a day, YYYY-MM-DD
     */
    until: string;
    /**
     * a day, YYYY-MM-DD
     */
    renewsTo: string;
};

export type CoveredAnswer = {
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    certainty: 'definitely' | 'possibly';
    between: Array<string>;
    mayBind: Array<string>;
};

/**
 * what ends a term, or may; `days` are the bounds of the first day on which it is over
 */
export type EndAnswer = {
    /**
     * an `end`, another term that took its place, a last day that was stated, notice, a condition, or that too few are left of those who were to be bound
     */
    because: 'end' | 'replaced' | 'until' | 'notice-given' | 'condition-met' | 'agreement-ended' | 'partnership-ended' | 'too-few-bound';
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    days: DayBounds;
    /**
     * it ends what overrides the term, and nothing else
     */
    of?: 'override';
    replacedBy?: TermNamed;
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

export type TermNamed = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
};

/**
 * the first and the last day that a date may mean, both inclusive; null: open
 */
export type DayBounds = {
    /**
     * a day, YYYY-MM-DD
     */
    lo: string;
    hi: string | null;
};

/**
 * as it was written; of the first renewal that notice can prevent on the queried day or later, `deadline` is the last day for notice and `renewsTo` the last day in force of the term that it renews to; null: it does not renew itself again
 */
export type RenewalAnswer = {
    /**
     * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
     */
    period: string;
    /**
     * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
     */
    notice?: string;
    /**
     * how often at most; left out: no limit
     */
    times?: number;
    deadline: string | null;
    renewsTo: string | null;
};

/**
 * a condition, {"all": […]} or {"any": […]} of 1 to 8 conditions and days; nested at most two deep
 */
export type ConditionExpressionOrNull = string | ConditionExpressionAll | ConditionExpressionAny | null;

export type ClaimAnswer = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    effect: 'set' | 'override' | 'end';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    fromCondition?: ConditionExpression;
    /**
     * a calendar day: "2030-12-31"
     */
    by?: string;
    until: UntilOrNull;
    untilCondition: ConditionExpressionOrNull;
    renewal?: RenewalAnswer;
    survives?: boolean;
    /**
     * the agreement that its event belongs to
     */
    agreement?: string;
    /**
     * the conditions that it waits for or ends by, and that are neither met nor ruled out
     */
    openConditions?: Array<string>;
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

/**
 * who is bound from a later day of the segment on
 */
export type BoundChange = {
    /**
     * a day, YYYY-MM-DD
     */
    from: string;
    between: Array<string>;
    mayBind: Array<string>;
};

export type HistoricAnswer = {
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * as it is on the first day on which it may be in force
     */
    certainty: 'definitely' | 'possibly';
    between: Array<string>;
    mayBind: Array<string>;
    /**
     * the first day on which it may be in force, if that is later than `from` of the segment
     */
    possiblyFrom?: string;
    /**
     * the last day on which it is definitely in force, if it is only possible later in the segment
     */
    possiblyAfter?: string;
    boundChanges?: Array<BoundChange>;
    /**
     * how many `boundChanges` are not listed; absent where all are
     */
    moreBoundChanges?: number;
    claims: Array<ClaimAnswer>;
    /**
     * how many `claims` are not listed; absent where all are
     */
    moreClaims?: number;
};

export type HistoricSegment = {
    /**
     * a day, YYYY-MM-DD
     */
    from: string;
    to: string | null;
    answers: Array<HistoricAnswer>;
    /**
     * whether anything is in force on a day of it, whichever value that is; `not`: it has ended or is suspended
     */
    inForce: 'definitely' | 'possibly' | 'not';
    /**
     * the last day on which something is definitely in force, if that is only possible later in the segment
     */
    possiblyAfter?: string;
    /**
     * what has ended it by a day of it, or may have
     */
    ends: Array<EndAnswer>;
    /**
     * whether the term is suspended on a day of it; absent: certainly not
     */
    suspended?: 'definitely' | 'possibly';
    /**
     * the first day on which the term may be suspended, if that is later than `from` of the segment
     */
    suspendedPossiblyFrom?: string;
    /**
     * the last day on which it is definitely suspended, if that is only possible later in the segment
     */
    suspendedPossiblyAfter?: string;
    suspendedBy?: Array<ClaimAnswer>;
    /**
     * where something overrides the term: what would be in force on `from` if nothing did
     */
    covers?: Array<CoveredAnswer>;
    /**
     * conditions of its claims that are neither met nor ruled out
     */
    openConditions?: Array<string>;
    /**
     * the next renewals that notice can still prevent
     */
    renewals?: Array<RenewalAhead>;
    cautious?: boolean;
    /**
     * how many `answers` are not listed; absent where all are
     */
    moreValues?: number;
    /**
     * how many `ends` are not listed; absent where all are
     */
    moreEnds?: number;
    /**
     * how many `suspendedBy` are not listed; absent where all are
     */
    moreSuspendedBy?: number;
    /**
     * how many `covers` are not listed; absent where all are
     */
    moreCovers?: number;
};

export type PartyDays = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    id: string;
    name: string | null;
    /**
     * runs of days on which it is a party; a founder is from 0001-01-01 on
     */
    days: Array<{
        /**
         * a day, YYYY-MM-DD
         */
        from: string;
        to: string | null;
        certainty: 'definitely' | 'possibly';
    }>;
    /**
     * the parties that took its place
     */
    succeededBy: Array<string>;
};

export type TermsAnswer = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    at: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    terms: Array<TermEntryAnswer>;
    /**
     * only if the query names `kind` and one `scope`
     */
    exceptions?: Array<ExceptionAnswer>;
    pending: Array<PendingAnswer>;
    announced: Array<EventSummary>;
    /**
     * the answer may say less than the facts allow: `possibly` for `definitely`, never the other way round
     */
    cautious?: boolean;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
    /**
     * on request: all before this cursor is known to this answer
     */
    projectedTo?: string;
};

export type EventSummary = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    type: string;
    title: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    /**
     * only definitive events govern terms
     */
    standing: 'definitive' | 'non-binding' | 'reported';
    assertedBy: Array<string>;
    sources: Array<Source>;
};

/**
 * a claim that waits for a condition
 */
export type PendingAnswer = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    effect: 'set' | 'override';
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    waitsFor: ConditionExpression;
    by: string | null;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

/**
 * a narrower scope whose answer is another one
 */
export type ExceptionAnswer = {
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    links: {
        /**
         * the address of its answer
         */
        self: string;
    };
};

/**
 * a statement of an event that is not definitive; it never governs
 */
export type NotCountedAnswer = {
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    effect: 'set' | 'override' | 'end' | 'contest';
    standing: 'reported' | 'non-binding';
    because: 'reported' | 'non-binding';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    until: UntilOrNull;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

export type ContestAnswer = {
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    until: UntilOrNull;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

export type TermEntryAnswer = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * with `resolve`: the scope that the value was set for, or that is suspended
     */
    resolvedFrom?: string;
    /**
     * of this value; `not`: none may be in force
     */
    certainty: 'definitely' | 'possibly' | 'not';
    /**
     * of the term: whether anything is in force, whichever value that is
     */
    inForce: 'definitely' | 'possibly' | 'not';
    between: Array<string> | null;
    /**
     * who may be bound besides
     */
    mayBind: Array<string>;
    segment: Days;
    /**
     * whether the term is suspended; absent: certainly not
     */
    suspended?: 'definitely' | 'possibly';
    /**
     * the answer may say less than the facts allow: `possibly` for `definitely`, never the other way round
     */
    cautious?: boolean;
    lastReaffirmed: {
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        on: string;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
    } | null;
    claims: Array<ClaimAnswer>;
    contested: Array<ContestAnswer>;
    notCounted: Array<NotCountedAnswer>;
    /**
     * with `suspended`: the claims that suspend the term, or may
     */
    suspendedBy?: Array<ClaimAnswer>;
    /**
     * absent where no narrower scope has another answer
     */
    exceptions?: Array<ExceptionAnswer>;
    /**
     * how many `exceptions` are not listed; absent where all are
     */
    moreExceptions?: number;
    /**
     * how many values the term may have beyond the 20 that are listed; absent where all are
     */
    moreValues?: number;
    /**
     * how many `claims` are not listed; absent where all are
     */
    moreClaims?: number;
    /**
     * how many `suspendedBy` are not listed; absent where all are
     */
    moreSuspendedBy?: number;
    /**
     * how many `contested` are not listed; absent where all are
     */
    moreContested?: number;
    /**
     * how many `notCounted` are not listed; absent where all are
     */
    moreNotCounted?: number;
};

export type TermsAcross = {
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    at: string;
    items: Array<TermAcross>;
    /**
     * only if the query names `kind` and one `scope`
     */
    exceptions?: Array<ExceptionAcross>;
    /**
     * what waits for a condition, of the terms that the page is about
     */
    pending: Array<PendingAcross>;
    next: string | null;
};

export type PendingAcross = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    effect: 'set' | 'override';
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    waitsFor: ConditionExpression;
    by: string | null;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
    /**
     * the knowledge that it rests on; `version` beside it is that of its event
     */
    asKnown: {
        version: number;
        recordedAt: string | null;
        /**
         * a day, YYYY-MM-DD
         */
        clock: string;
        reviewedThrough: string | null;
        hindsight: boolean | null;
    };
};

export type ExceptionAcross = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    links: {
        /**
         * the address of its answer
         */
        self: string;
    };
};

export type TermAcross = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * with `resolve`: the scope that the value was set for, or that is suspended
     */
    resolvedFrom?: string;
    /**
     * of this value; `not`: none may be in force
     */
    certainty: 'definitely' | 'possibly' | 'not';
    /**
     * of the term: whether anything is in force, whichever value that is
     */
    inForce: 'definitely' | 'possibly' | 'not';
    between: Array<string> | null;
    /**
     * who may be bound besides
     */
    mayBind: Array<string>;
    segment: Days;
    /**
     * whether the term is suspended; absent: certainly not
     */
    suspended?: 'definitely' | 'possibly';
    /**
     * the answer may say less than the facts allow: `possibly` for `definitely`, never the other way round
     */
    cautious?: boolean;
    lastReaffirmed: {
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        on: string;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
    } | null;
    claims: Array<ClaimAnswer>;
    contested: Array<ContestAnswer>;
    notCounted: Array<NotCountedAnswer>;
    /**
     * with `suspended`: the claims that suspend the term, or may
     */
    suspendedBy?: Array<ClaimAnswer>;
    /**
     * absent where no narrower scope has another answer
     */
    exceptions?: Array<ExceptionAnswer>;
    /**
     * how many `exceptions` are not listed; absent where all are
     */
    moreExceptions?: number;
    /**
     * how many values the term may have beyond the 20 that are listed; absent where all are
     */
    moreValues?: number;
    /**
     * how many `claims` are not listed; absent where all are
     */
    moreClaims?: number;
    /**
     * how many `suspendedBy` are not listed; absent where all are
     */
    moreSuspendedBy?: number;
    /**
     * how many `contested` are not listed; absent where all are
     */
    moreContested?: number;
    /**
     * how many `notCounted` are not listed; absent where all are
     */
    moreNotCounted?: number;
};

export type TermKind = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    title: string;
    description: string;
    scopeHint?: string;
    /**
     * JSON Schema 2020-12 of its values
     */
    schema: {
        [key: string]: unknown;
    };
};

export type TermHistory = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    segments: Array<HistoricSegment>;
    pending: Array<PendingInHistory>;
    reaffirmations: Array<ReaffirmationAnswer>;
    contested: Array<ContestAnswer>;
    notCounted: Array<NotCountedAnswer>;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
    /**
     * on request: all before this cursor is known to this answer
     */
    projectedTo?: string;
};

export type ReaffirmationAnswer = {
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    on: string;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

export type TermDifference = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * for a term that replaces another one: the answers of the replaced term, with its kind and scope
     */
    was: Array<{
        /**
         * typed by kind: see /v1/term-kinds
         */
        value: unknown;
        certainty: 'definitely' | 'possibly' | 'not';
        between: Array<string>;
        mayBind: Array<string>;
        term?: TermNamed;
    }>;
    now: Array<{
        /**
         * typed by kind: see /v1/term-kinds
         */
        value: unknown;
        certainty: 'definitely' | 'possibly' | 'not';
        between: Array<string>;
        mayBind: Array<string>;
        term?: TermNamed;
    }>;
    /**
     * the certainty that any value is in force, before and now
     */
    inForce: {
        was: 'definitely' | 'possibly' | 'not';
        now: 'definitely' | 'possibly' | 'not';
    };
    /**
     * absent where it certainly is neither
     */
    suspended?: {
        was: 'definitely' | 'possibly' | 'not';
        now: 'definitely' | 'possibly' | 'not';
    };
    replacedBy?: TermNamed;
    causes: Array<{
        because: 'set' | 'ended' | 'end-passed' | 'override-started' | 'override-ended' | 'suspended' | 'agreement-ended' | 'partnership-ended' | 'parties-changed' | 'notice-given' | 'renewal' | 'condition-met' | 'condition-ruled-out' | 'condition-open' | 'lapsed' | 'not-yet-started' | 'imprecise' | 'corrected' | 'retracted' | 'not-yet-known';
        condition?: ConditionExpression;
        replacedBy?: TermNamed;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        type: string;
        title: string;
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        occurred: string;
        assertedBy: Array<string>;
        sources: Array<Source>;
    }>;
    /**
     * how many `was` are not listed; absent where all are
     */
    moreWas?: number;
    /**
     * how many `now` are not listed; absent where all are
     */
    moreNow?: number;
    /**
     * how many `causes` are not listed; absent where all are
     */
    moreCauses?: number;
};

export type TermChangeEvent = {
    specversion: '1.0';
    /**
     * the same after any rebuild, and on every channel
     */
    id: string;
    /**
     * the log that it comes from
     */
    source: string;
    /**
     * partnership.term. and the type of the change
     */
    type: string;
    /**
     * partnership/kind/scope
     */
    subject: string;
    /**
     * only where the day on which its cause occurred is exact
     */
    time?: string;
    datacontenttype: 'application/json';
    recordedtime: string;
    /**
     * orders the term changes of one partnership, compared as text
     */
    sequence: string;
    /**
     * the partnership
     */
    partitionkey: string;
    data: ToldTermChange;
};

export type TermChange = {
    type: TermChangeType;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    /**
     * whether it changes an answer about a day before its recordedAt
     */
    retroactive: boolean;
    /**
     * each distinct answer that the stretches refer to
     */
    answers: Array<ToldAnswer>;
    /**
     * was and now for the days whose answer it changes
     */
    stretches: Array<Stretch>;
    /**
     * not all stretches or answers are named; links lead to the whole
     */
    truncated?: boolean;
    counts?: {
        stretches: number;
        /**
         * different ones
         */
        answers: number;
    };
    links?: {
        /**
         * the term's history before the event; null: it was the first
         */
        before: string | null;
        /**
         * the term's history after the event
         */
        after: string;
    };
    replaces?: Array<TermRef>;
    replacedBy?: TermRef;
    dissent?: {
        value: unknown;
        assertedBy: Array<string>;
    };
};

export type SubscriptionWithSecret = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id: string;
    /**
     * https: or http:; addresses in private networks are refused, and redirects are not followed
     */
    url: string;
    description: string | null;
    filter: ChangeFilter;
    /**
     * `cloudevents`: the term change for programs. The others: a sentence and a link for people, as the incoming webhooks of Slack, Microsoft Teams and Discord take it
     */
    format: 'cloudevents' | 'slack' | 'teams' | 'discord';
    /**
     * a moment in UTC with milliseconds (RFC 3339)
     */
    createdAt: string;
    state: 'active' | 'suspended' | 'disabled';
    reason: 'undeliverable' | 'gone' | 'cursor-foreign' | null;
    /**
     * everything before it was accepted, skipped or not wanted
     */
    cursor: string;
    failing: {
        /**
         * a moment in UTC with milliseconds (RFC 3339)
         */
        since: string;
        failedAttempts: number;
        nextAttemptAt: string | null;
    } | null;
    /**
     * verifies signatures (Standard Webhooks); shown here and never again
     */
    secret: string;
};

export type ChangeFilter = {
    /**
     * only these partnerships
     */
    partnership?: Array<string>;
    /**
     * only terms of these kinds
     */
    kind?: Array<string>;
    /**
     * only terms of these scopes; with `.*` behind one, also of all narrower ones
     */
    scope?: Array<string>;
    /**
     * only changes of these types; `reaffirmed` and `announced` come only when they are named here
     */
    type?: Array<TermChangeType>;
    /**
     * only changes that do, or do not, change an answer about a day before they were recorded
     */
    retroactive?: boolean;
};

export type Subscription = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id: string;
    /**
     * https: or http:; addresses in private networks are refused, and redirects are not followed
     */
    url: string;
    description: string | null;
    filter: ChangeFilter;
    /**
     * `cloudevents`: the term change for programs. The others: a sentence and a link for people, as the incoming webhooks of Slack, Microsoft Teams and Discord take it
     */
    format: 'cloudevents' | 'slack' | 'teams' | 'discord';
    /**
     * a moment in UTC with milliseconds (RFC 3339)
     */
    createdAt: string;
    state: 'active' | 'suspended' | 'disabled';
    reason: 'undeliverable' | 'gone' | 'cursor-foreign' | null;
    /**
     * everything before it was accepted, skipped or not wanted
     */
    cursor: string;
    failing: {
        /**
         * a moment in UTC with milliseconds (RFC 3339)
         */
        since: string;
        failedAttempts: number;
        nextAttemptAt: string | null;
    } | null;
};

export type SubmittedTermsReaffirmedReplacement = {
    type: 'TermsReaffirmed';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * the parties say that terms stand
     */
    data: {
        statement: string;
        /**
         * a UUID in lower case (RFC 9562)
         */
        inResponseTo?: string;
    };
};

export type SubmittedContestEffect = {
    effect: 'contest';
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope?: string;
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from?: string;
    /**
     * the last day in force; {"unknown": true}: it ends, nobody said when; {"for": "P5Y"}: counted from the first day in force
     */
    until?: string | {
        unknown: boolean;
    } | {
        /**
         * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
         */
        for: string;
    };
};

export type SubmittedReaffirmEffect = {
    effect: 'reaffirm';
    kind: string | '*';
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope?: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    on?: string;
};

export type SubmittedNoticeEffect = {
    effect: 'notice';
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope?: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    on?: string;
};

export type SubmittedEndEffect = {
    effect: 'end';
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope?: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from?: string;
    fromCondition?: ConditionExpression;
    /**
     * with `fromCondition`: after this day it never starts
     */
    by?: string;
    of?: 'override';
};

export type SubmittedOverrideEffect = {
    effect: 'override';
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope?: string;
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from?: string;
    fromCondition?: ConditionExpression;
    /**
     * with `fromCondition`: after this day it never starts
     */
    by?: string;
    /**
     * the last day in force; {"unknown": true}: it ends, nobody said when; {"for": "P5Y"}: counted from the first day in force
     */
    until?: string | {
        unknown: boolean;
    } | {
        /**
         * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
         */
        for: string;
    };
    untilCondition?: ConditionExpression;
    /**
     * the parties it binds; default: whoever is a party on the day
     */
    between?: Array<string>;
    /**
     * whether it goes on when its agreement or the partnership ends
     */
    survives?: boolean;
};

/**
 * it renews itself for `period` unless notice is given `notice` before its end
 */
export type Renewal = {
    /**
     * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
     */
    period: string;
    /**
     * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
     */
    notice?: string;
    /**
     * how often at most; left out: no limit
     */
    times?: number;
};

export type SubmittedSetEffect = {
    effect: 'set';
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope?: string;
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from?: string;
    fromCondition?: ConditionExpression;
    /**
     * with `fromCondition`: after this day it never starts
     */
    by?: string;
    /**
     * the last day in force; {"unknown": true}: it ends, nobody said when; {"for": "P5Y"}: counted from the first day in force
     */
    until?: string | {
        unknown: boolean;
    } | {
        /**
         * whole years and months, whole weeks or whole days (ISO 8601): "P5Y", "P1Y6M", "P2W", "P90D"
         */
        for: string;
    };
    untilCondition?: ConditionExpression;
    renewal?: Renewal;
    /**
     * whether it goes on when its agreement or the partnership ends
     */
    survives?: boolean;
    /**
     * the parties it binds; default: whoever is a party on the day
     */
    between?: Array<string>;
    replaces?: Array<TermRef>;
    /**
     * whether it says how things were all along
     */
    clarifies?: boolean;
};

/**
 * what an event does to a term; its scope is `all` where none is given
 */
export type SubmittedEffect = ({
    effect?: 'set';
} & SubmittedSetEffect) | ({
    effect?: 'override';
} & SubmittedOverrideEffect) | ({
    effect?: 'end';
} & SubmittedEndEffect) | ({
    effect?: 'notice';
} & SubmittedNoticeEffect) | ({
    effect?: 'reaffirm';
} & SubmittedReaffirmEffect) | ({
    effect?: 'contest';
} & SubmittedContestEffect);

/**
 * where else a party is known; nothing is looked up
 */
export type Identifiers = {
    /**
     * a Legal Entity Identifier (ISO 17442)
     */
    lei?: string;
    /**
     * an item of Wikidata: "Q2283"
     */
    wikidata?: string;
    /**
     * a Central Index Key of the SEC
     */
    cik?: string;
    /**
     * an ISIN (ISO 6166)
     */
    isin?: string;
    /**
     * an http or https address
     */
    website?: string;
};

/**
 * somebody who is named, with the identifiers by which others know them
 */
export type Party = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    id: string;
    name: string;
    identifiers?: Identifiers;
};

export type SubmittedTermsReaffirmed = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'TermsReaffirmed';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * the parties say that terms stand
     */
    data: {
        statement: string;
        /**
         * a UUID in lower case (RFC 9562)
         */
        inResponseTo?: string;
    };
};

export type SubmittedTermFellDueReplacement = {
    type: 'TermFellDue';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a known date has come; written by the service itself, refused from clients (`type-reserved`)
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        kind: string;
        /**
         * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
         */
        scope: string;
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        on: string;
        /**
         * the event that had set the day; null: recorded before that was kept
         */
        setBy?: string | null;
    };
};

export type SubmittedTermFellDue = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'TermFellDue';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a known date has come; written by the service itself, refused from clients (`type-reserved`)
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        kind: string;
        /**
         * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
         */
        scope: string;
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        on: string;
        /**
         * the event that had set the day; null: recorded before that was kept
         */
        setBy?: string | null;
    };
};

export type SubmittedStatementMadeReplacement = {
    type: 'StatementMade';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody said or did something that is no agreement
     */
    data: {
        statement: string;
        form: 'notice' | 'waiver' | 'consent' | 'decision' | 'filing' | 'report';
        /**
         * a UUID in lower case (RFC 9562)
         */
        inResponseTo?: string;
    };
};

export type SubmittedStatementMade = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'StatementMade';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody said or did something that is no agreement
     */
    data: {
        statement: string;
        form: 'notice' | 'waiver' | 'consent' | 'decision' | 'filing' | 'report';
        /**
         * a UUID in lower case (RFC 9562)
         */
        inResponseTo?: string;
    };
};

export type SubmittedSourcesReviewedReplacement = {
    type: 'SourcesReviewed';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody looked for news of this partnership up to that day; it has no effects
     */
    data: {
        /**
         * a calendar day: "2030-12-31"
         */
        through: string;
        note?: string;
    };
};

export type SubmittedSourcesReviewed = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'SourcesReviewed';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody looked for news of this partnership up to that day; it has no effects
     */
    data: {
        /**
         * a calendar day: "2030-12-31"
         */
        through: string;
        note?: string;
    };
};

/**
 * a whole event without id, of the type of the one that it replaces
 */
export type SubmittedReplacement = ({
    type?: 'PartnershipStarted';
} & SubmittedPartnershipStartedReplacement) | ({
    type?: 'PartiesChanged';
} & SubmittedPartiesChangedReplacement) | ({
    type?: 'StatementMade';
} & SubmittedStatementMadeReplacement) | ({
    type?: 'AgreementPublished';
} & SubmittedAgreementPublishedReplacement) | ({
    type?: 'AgreementEnded';
} & SubmittedAgreementEndedReplacement) | ({
    type?: 'TermsReaffirmed';
} & SubmittedTermsReaffirmedReplacement) | ({
    type?: 'CollaborationAnnounced';
} & SubmittedCollaborationAnnouncedReplacement) | ({
    type?: 'ComputeCommitmentAnnounced';
} & SubmittedComputeCommitmentAnnouncedReplacement) | ({
    type?: 'InvestmentMade';
} & SubmittedInvestmentMadeReplacement) | ({
    type?: 'ConditionMet';
} & SubmittedConditionMetReplacement) | ({
    type?: 'ConditionRuledOut';
} & SubmittedConditionRuledOutReplacement) | ({
    type?: 'SourcesReviewed';
} & SubmittedSourcesReviewedReplacement) | ({
    type?: 'PartnershipEnded';
} & SubmittedPartnershipEndedReplacement) | ({
    type?: 'TermFellDue';
} & SubmittedTermFellDueReplacement);

export type SubmittedPartnershipEndedReplacement = {
    type: 'PartnershipEnded';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * ends every term but those that survive it; `occurred` is the first day not in force
     */
    data: {
        reason: string;
    };
};

export type SubmittedConditionRuledOutReplacement = {
    type: 'ConditionRuledOut';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a condition can no longer come true; one that was met stays met
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        condition: string;
        reason?: string;
    };
};

export type SubmittedConditionMetReplacement = {
    type: 'ConditionMet';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a condition came true on the day `occurred`
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        condition: string;
    };
};

export type SubmittedInvestmentMadeReplacement = {
    type: 'InvestmentMade';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody invests
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        investor: string;
        /**
         * who else invests in the round, parties or not
         */
        with?: Array<string>;
        round?: string;
    };
};

export type SubmittedComputeCommitmentAnnouncedReplacement = {
    type: 'ComputeCommitmentAnnounced';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody commits to computing capacity
     */
    data: {
        with: Array<string>;
        programme?: string;
    };
};

export type SubmittedCollaborationAnnouncedReplacement = {
    type: 'CollaborationAnnounced';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a third party comes in
     */
    data: {
        with: Array<string>;
        subject: string;
    };
};

export type SubmittedAgreementEndedReplacement = {
    type: 'AgreementEnded';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * from `occurred` on none of the terms of the agreement is in force but those that survive it
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        agreement: string;
        how: 'expired' | 'terminated' | 'superseded' | 'withdrawn';
        reason?: string;
    };
};

export type SubmittedAgreementPublishedReplacement = {
    type: 'AgreementPublished';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * an agreement became known
     */
    data: {
        agreement: {
            /**
             * lower-case words joined by single hyphens, at most 64 characters
             */
            id: string;
            title: string;
            form: 'agreement' | 'amendment' | 'restatement' | 'extension' | 'mou' | 'side-letter' | 'term-sheet' | 'order';
            /**
             * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
             */
            signed?: string;
            /**
             * the agreements that it amends, by id; in records of versions 1 and 2 the event that published one
             */
            amends?: Array<string>;
        };
    };
};

export type SubmittedPartiesChangedReplacement = {
    type: 'PartiesChanged';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * parties joined, left, took another name, or were succeeded; with `agreement` it changes who is bound by that agreement alone
     */
    data: {
        joined?: Array<Party>;
        left?: Array<string>;
        renamed?: Array<{
            /**
             * lower-case words joined by single hyphens, at most 64 characters
             */
            id: string;
            name: string;
        }>;
        succeeded?: Array<{
            /**
             * lower-case words joined by single hyphens, at most 64 characters
             */
            party: string;
            by: Party;
        }>;
    };
};

export type SubmittedPartnershipStartedReplacement = {
    type: 'PartnershipStarted';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * the first event of every partnership, exactly once
     */
    data: {
        name: string;
        parties: Array<Party>;
    };
};

export type SubmittedPartnershipStarted = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'PartnershipStarted';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * the first event of every partnership, exactly once
     */
    data: {
        name: string;
        parties: Array<Party>;
    };
};

export type SubmittedPartnershipEnded = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'PartnershipEnded';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * ends every term but those that survive it; `occurred` is the first day not in force
     */
    data: {
        reason: string;
    };
};

export type SubmittedPartiesChanged = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'PartiesChanged';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * parties joined, left, took another name, or were succeeded; with `agreement` it changes who is bound by that agreement alone
     */
    data: {
        joined?: Array<Party>;
        left?: Array<string>;
        renamed?: Array<{
            /**
             * lower-case words joined by single hyphens, at most 64 characters
             */
            id: string;
            name: string;
        }>;
        succeeded?: Array<{
            /**
             * lower-case words joined by single hyphens, at most 64 characters
             */
            party: string;
            by: Party;
        }>;
    };
};

export type SubmittedInvestmentMade = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'InvestmentMade';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody invests
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        investor: string;
        /**
         * who else invests in the round, parties or not
         */
        with?: Array<string>;
        round?: string;
    };
};

export type SubmittedEventRetracted = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'EventRetracted';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred?: string;
    title?: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    effects?: Array<SubmittedEffect>;
    /**
     * the target should not have been recorded
     */
    data: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        target: string;
        reason: string;
    };
};

export type SubmittedEventCorrected = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'EventCorrected';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred?: string;
    title?: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    effects?: Array<SubmittedEffect>;
    data: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        target: string;
        replacement: SubmittedReplacement;
        reason: string;
    };
};

/**
 * an event; id, standing, assertedBy, sources (on corrections), effects and an effect’s scope have defaults
 */
export type SubmittedEvent = ({
    type?: 'PartnershipStarted';
} & SubmittedPartnershipStarted) | ({
    type?: 'PartiesChanged';
} & SubmittedPartiesChanged) | ({
    type?: 'StatementMade';
} & SubmittedStatementMade) | ({
    type?: 'AgreementPublished';
} & SubmittedAgreementPublished) | ({
    type?: 'AgreementEnded';
} & SubmittedAgreementEnded) | ({
    type?: 'TermsReaffirmed';
} & SubmittedTermsReaffirmed) | ({
    type?: 'CollaborationAnnounced';
} & SubmittedCollaborationAnnounced) | ({
    type?: 'ComputeCommitmentAnnounced';
} & SubmittedComputeCommitmentAnnounced) | ({
    type?: 'InvestmentMade';
} & SubmittedInvestmentMade) | ({
    type?: 'ConditionMet';
} & SubmittedConditionMet) | ({
    type?: 'ConditionRuledOut';
} & SubmittedConditionRuledOut) | ({
    type?: 'SourcesReviewed';
} & SubmittedSourcesReviewed) | ({
    type?: 'PartnershipEnded';
} & SubmittedPartnershipEnded) | ({
    type?: 'TermFellDue';
} & SubmittedTermFellDue) | ({
    type?: 'EventCorrected';
} & SubmittedEventCorrected) | ({
    type?: 'EventRetracted';
} & SubmittedEventRetracted);

export type SubmittedConditionRuledOut = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'ConditionRuledOut';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a condition can no longer come true; one that was met stays met
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        condition: string;
        reason?: string;
    };
};

export type SubmittedConditionMet = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'ConditionMet';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a condition came true on the day `occurred`
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        condition: string;
    };
};

export type SubmittedComputeCommitmentAnnounced = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'ComputeCommitmentAnnounced';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * somebody commits to computing capacity
     */
    data: {
        with: Array<string>;
        programme?: string;
    };
};

export type SubmittedCollaborationAnnounced = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'CollaborationAnnounced';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * a third party comes in
     */
    data: {
        with: Array<string>;
        subject: string;
    };
};

export type SubmittedAgreementEnded = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'AgreementEnded';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * from `occurred` on none of the terms of the agreement is in force but those that survive it
     */
    data: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        agreement: string;
        how: 'expired' | 'terminated' | 'superseded' | 'withdrawn';
        reason?: string;
    };
};

export type SubmittedAgreementPublished = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id?: string;
    type: 'AgreementPublished';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    occurred: string;
    title: string;
    /**
     * only definitive events govern terms
     */
    standing?: 'definitive' | 'non-binding' | 'reported';
    /**
     * slugs of parties, or the name of a publisher
     */
    assertedBy?: Array<string>;
    sources?: Array<Source>;
    /**
     * the agreement that it belongs to
     */
    agreement?: string;
    /**
     * who is named without being a party
     */
    thirdParties?: Array<Party>;
    effects?: Array<SubmittedEffect>;
    /**
     * an agreement became known
     */
    data: {
        agreement: {
            /**
             * lower-case words joined by single hyphens, at most 64 characters
             */
            id: string;
            title: string;
            form: 'agreement' | 'amendment' | 'restatement' | 'extension' | 'mou' | 'side-letter' | 'term-sheet' | 'order';
            /**
             * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
             */
            signed?: string;
            /**
             * the agreements that it amends, by id; in records of versions 1 and 2 the event that published one
             */
            amends?: Array<string>;
        };
    };
};

export type ReplayedEvent = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    version: number;
    recordedAt: string;
    /**
     * who recorded it: the actor of a token, `anonymous` or `service`
     */
    actor: string;
    /**
     * whether its sender stated `recordedAt`
     */
    imported: boolean;
    appendedAt: string | null;
    /**
     * the command; its events took effect together
     */
    commandId: string;
    partition: number;
    /**
     * the offset of the record in its partition
     */
    offset: number;
    /**
     * as it was recorded
     */
    event: {
        [key: string]: unknown;
    };
};

export type RefusedLine = {
    /**
     * counted from 1
     */
    line: number;
    status: 'refused';
    problem: Problem;
};

/**
 * problem details (RFC 9457)
 */
export type Problem = {
    /**
     * a relative reference that identifies the kind of problem
     */
    type: string;
    title: string;
    status: number;
    /**
     * stable; programs branch on it
     */
    code: string;
    detail?: string;
    /**
     * what to quote when reporting an internal error
     */
    instance?: string;
    /**
     * the X-Request-Id of the answer; log lines name it
     */
    requestId?: string;
    errors?: Array<{
        code: string;
        /**
         * JSON Pointer (RFC 6901) into the body, query, path or headers
         */
        pointer: string;
        detail: string;
    }>;
};

export type RecordedEvent = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    recordedAt: string;
    /**
     * who recorded it: the actor of a token, `anonymous` or `service`
     */
    actor: string;
    /**
     * whether its sender stated `recordedAt`
     */
    imported: boolean;
    appendedAt: string | null;
    /**
     * what has become of it
     */
    state: 'standing' | 'corrected' | 'retracted';
    /**
     * the event that corrected or retracted it
     */
    by?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    /**
     * for a correction or retraction: the event that it concerns
     */
    root?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    /**
     * the latest 20 other corrections and retractions of the same event
     */
    acts: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        type: string;
    }>;
    /**
     * how many `acts` are not listed; absent where all are
     */
    moreActs?: number;
    /**
     * as it was recorded
     */
    event: {
        [key: string]: unknown;
    };
};

export type RecordedAnswer = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    commandId: string;
    /**
     * the version of the partnership after the command
     */
    version: number;
    /**
     * the hash of the whole history up to here, which its export lets anybody compute
     */
    historyHash: string;
    events: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
        version: number;
        /**
         * a moment in UTC with milliseconds (RFC 3339)
         */
        recordedAt: string;
    }>;
    /**
     * the first term changes
     */
    termChanges: Array<TermChange>;
    /**
     * the place in the feed before the first term change that is left out; present only if some are left out
     */
    more?: string;
    /**
     * what was recorded but does nothing
     */
    warnings: Array<Warning>;
    /**
     * the place in the feed right after the command
     */
    cursor: string;
};

export type Rebuild = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id: string;
    state: 'filling' | 'comparing' | 'swapping' | 'cancelling' | 'rolling-back' | 'discarding' | 'swapped' | 'refused' | 'failed' | 'cancelled' | 'rolled-back' | 'discarded';
    acceptDifferences: boolean;
    startedAt: string;
    finishedAt: string | null;
    progress: {
        records: number;
        ofRecords: number;
        recordsPerSecond: number;
        secondsLeft: number | null;
    } | null;
    differences: {
        /**
         * partnerships with different rulings; these can never be accepted
         */
        rulings: number;
        /**
         * partnerships with other differences in their rows
         */
        rows: number;
        /**
         * answers that were compared
         */
        sampled: number;
        /**
         * the number of these that differ
         */
        answers: number;
        /**
         * differing partnerships, by table
         */
        tables: {
            [key: string]: unknown | number;
        };
        /**
         * the first differing partnerships
         */
        partnerships: Array<string>;
        examples: Array<DifferingAnswer>;
    } | null;
    error: string | null;
};

/**
 * runs of days, half-open, on which the answers about a term differ
 */
export type DifferingAnswer = {
    partnershipId: string;
    kind: string;
    scope: string;
    from: string;
    to: string | null;
    /**
     * the answers of the serving schema
     */
    was: unknown;
    /**
     * the answers of the rebuilt schema
     */
    now: unknown;
};

export type Question = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
     */
    at: string;
    /**
     * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
     */
    knownAt?: string;
    /**
     * fixes the state; knownAt then only says what had come true by then
     */
    version?: number;
    /**
     * only terms of these kinds
     */
    kinds?: Array<string>;
    /**
     * only terms of this kind
     */
    kind?: string;
    /**
     * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
     */
    scope?: string;
    /**
     * parties, separated by commas: only terms that bind nobody else and may bind nobody else
     */
    between?: string;
    /**
     * true, with a `kind` and a `scope`: what holds for that scope, from the narrowest scope on the way to "all" of which something is in force or suspended
     */
    resolve?: boolean;
};

export type PrivateSubject = {
    /**
     * a partnership; every partnership that somebody is a party of; the terms of a kind in all partnerships
     */
    type: 'partnership' | 'party' | 'kind';
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    id: string;
};

export type PrivateAddressCreated = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id: string;
    subject: PrivateSubject;
    description: string | null;
    /**
     * a moment in UTC with milliseconds (RFC 3339)
     */
    createdAt: string;
    /**
     * the Atom feed of term changes; shown here and never again
     */
    atom: string;
    /**
     * the calendar of expirations; shown here and never again
     */
    calendar: string;
};

export type PrivateAddress = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    id: string;
    subject: PrivateSubject;
    description: string | null;
    /**
     * a moment in UTC with milliseconds (RFC 3339)
     */
    createdAt: string;
};

export type Preview = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * the version that the partnership would have; its own if there are refusals
     */
    version: number;
    /**
     * why it would be refused; empty: it would be recorded
     */
    refusals: Array<{
        code: string;
        /**
         * JSON Pointer into the body
         */
        pointer: string;
        detail: string;
    }>;
    /**
     * the first term changes; an event without an id has one made up
     */
    termChanges: Array<TermChange>;
    /**
     * how many `termChanges` are not listed; absent where all are
     */
    moreTermChanges?: number;
    warnings: Array<Warning>;
};

export type PartySummary = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    id: string;
    /**
     * each name that a standing event gives it
     */
    names: Array<string>;
    /**
     * how many `names` are not listed; absent where all are
     */
    moreNames?: number;
    identifiers: Identifiers;
    links: {
        self: string;
    };
};

/**
 * `since`: the first day as a party, null for a founder and for a third party; `until`: the last one, null if none is known
 */
export type PartyRole = {
    /**
     * on the current day; `third-party`: named, and never a party
     */
    role: 'party' | 'former' | 'third-party';
    /**
     * `possibly` on the days on which it may have joined or left already or not
     */
    certainty: 'definitely' | 'possibly';
    since: DayBounds | null;
    until: DayBounds | null;
};

export type PartnershipSummary = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    name: string | null;
    head: {
        version: number;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        /**
         * the hash of the whole history up to here, which its export lets anybody compute
         */
        historyHash: string;
    };
    /**
     * when its last event was recorded
     */
    recordedAt: string;
    /**
     * who is, or on an imprecise day may be, a party today, in the order in which they came
     */
    parties: Array<{
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
        name: string;
    }>;
    /**
     * how many `parties` are not listed; absent where all are
     */
    moreParties?: number;
    role?: PartyRole;
};

export type PartnershipOfParty = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    name: string | null;
    /**
     * on the current day; `third-party`: named, and never a party
     */
    role: 'party' | 'former' | 'third-party';
    /**
     * `possibly` on the days on which it may have joined or left already or not
     */
    certainty: 'definitely' | 'possibly';
    since: DayBounds | null;
    until: DayBounds | null;
    /**
     * by which names the events of this partnership name it
     */
    names: Array<{
        name: string | null;
        identifiers?: Identifiers;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
    }>;
    /**
     * whether more events name it than are listed
     */
    hasMoreNames: boolean;
    links: {
        partnership: string;
    };
};

export type Partnership = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    name: string | null;
    head: {
        version: number;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        /**
         * the hash of the whole history up to here, which its export lets anybody compute
         */
        historyHash: string;
    };
    /**
     * when its last event was recorded
     */
    recordedAt: string;
    /**
     * who is, or on an imprecise day may be, a party today, in the order in which they came
     */
    parties: Array<Party>;
    /**
     * how many `parties` are not listed; absent where all are
     */
    moreParties?: number;
    counts: {
        events: number;
        terms: number;
    };
    /**
     * the earliest days of the first and of the last valid event
     */
    occurred: {
        first: string | null;
        last: string | null;
    };
    recorded: {
        first: string;
        last: string;
    };
    links: {
        events: string;
        terms: string;
        timeline: string;
    };
};

export type Outstanding = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    commandId: string;
    decision: string;
};

export type ImportedLine = {
    /**
     * counted from 1
     */
    line: number;
    /**
     * `recorded`, `repeated` or `outstanding`
     */
    status: string;
    partnershipId: string;
    commandId: string;
    version?: number;
    eventIds?: Array<string>;
};

export type ImportSummary = {
    summary: ImportCounts;
};

export type ImportCounts = {
    lines: number;
    recorded: number;
    repeated: number;
    outstanding: number;
    refused: number;
};

export type ImportResult = ImportedLine | RefusedLine | ImportSummary;

export type ImportLine = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    events: Array<SubmittedEvent>;
    /**
     * by default the SHA-256 of the line
     */
    idempotencyKey?: string;
    /**
     * when the events became known (RFC 3339); by default now. Not in the future, and not before the last record of the partnership. Needs the scope `import`
     */
    recordedAt?: string;
    /**
     * of an exported command: of its events as they were sent first, so that who sends it again is answered; by default that of these events
     */
    fingerprint?: string;
    /**
     * of an exported command; not recorded again
     */
    actor?: string;
    /**
     * of an exported command; not recorded again
     */
    imported?: boolean;
    /**
     * of an exported command; not recorded again
     */
    appendedAt?: string | null;
    /**
     * of an exported command; not recorded again
     */
    historyHash?: string;
};

export type HaltWithRecord = {
    partition: number;
    /**
     * -1 means the partition as a whole
     */
    offset: number;
    since: string;
    error: string;
    record: ShownRecordOrNull;
};

export type Halt = {
    partition: number;
    /**
     * -1 means the partition as a whole
     */
    offset: number;
    since: string;
    error: string;
    record: string | null;
};

export type ExportedCommand = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    idempotencyKey: string;
    /**
     * the fingerprint of the events as they were sent
     */
    fingerprint: string;
    recordedAt: string;
    /**
     * who recorded it: the actor of a token, `anonymous` or `service`
     */
    actor: string;
    /**
     * whether its sender stated `recordedAt`
     */
    imported: boolean;
    appendedAt: string | null;
    events: Array<{
        [key: string]: unknown;
    }>;
    /**
     * the hash of the whole history up to here, which its export lets anybody compute
     */
    historyHash: string;
};

export type Explanation = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    at: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    answers: Array<TermEntryAnswer>;
    doubts: Array<Doubt>;
    considered: Array<ConsideredClaim>;
    reaffirmations: Array<{
        term: TermNamed;
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        on: string;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        title: string;
        assertedBy: Array<string>;
        sources: Array<Source>;
    }>;
    contested: Array<ContestAnswer>;
    notCounted: Array<NotCountedAnswer>;
    /**
     * the terms that it replaced, directly or indirectly
     */
    replaced: Array<TermNamed>;
    /**
     * the events that were corrected or retracted, newest first, at most 100
     */
    corrections: Array<Correction>;
    /**
     * true if the list is incomplete
     */
    moreCorrections?: boolean;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
    /**
     * on request: all before this cursor is known to this answer
     */
    projectedTo?: string;
};

export type Correction = {
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    /**
     * who recorded it: the actor of a token, `anonymous` or `service`
     */
    actor: string;
    /**
     * whether its sender stated `recordedAt`
     */
    imported: boolean;
    appendedAt: string | null;
    state: 'standing' | 'corrected' | 'retracted';
    said: {
        title: string;
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        occurred: string;
        standing: string;
        effects: Array<unknown>;
    };
    /**
     * how many `acts` are not listed; absent where all are
     */
    moreActs?: number;
    acts: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        type: string;
        recordedAt: string;
        /**
         * who recorded it: the actor of a token, `anonymous` or `service`
         */
        actor: string;
        /**
         * whether its sender stated `recordedAt`
         */
        imported: boolean;
        appendedAt: string | null;
        reason: string;
        said: {
            title: string;
            /**
             * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
             */
            occurred: string;
            standing: string;
            effects: Array<unknown>;
        } | null;
    }>;
};

export type ConsideredClaim = {
    term: TermNamed;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    effect: 'set' | 'override' | 'end';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    fromCondition?: ConditionExpression;
    until: UntilOrNull;
    untilCondition: ConditionExpressionOrNull;
    renewal?: RenewalAnswer;
    survives?: boolean;
    /**
     * the agreement that its event belongs to
     */
    agreement?: string;
    /**
     * the conditions that it waits for or ends by, and that are neither met nor ruled out
     */
    openConditions?: Array<string>;
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
    /**
     * the last day on which its condition may start it: what other answers call `by`
     */
    startsBy?: string;
    /**
     * who recorded it: the actor of a token, `anonymous` or `service`
     */
    actor: string;
    /**
     * whether its sender stated `recordedAt`
     */
    imported: boolean;
    appendedAt: string | null;
    /**
     * the bounds of its first day in force, by `from` and the start condition; by `from` alone if the condition can no longer come true
     */
    startBounds: {
        /**
         * a day, YYYY-MM-DD
         */
        lo: string;
        hi: string | null;
    };
    untilBounds: DayBounds | null;
    /**
     * typed by kind: see /v1/term-kinds
     */
    value?: unknown;
    between?: Array<string> | null;
    replaces?: Array<TermNamed>;
    governs: boolean;
    /**
     * why it may govern, or may not
     */
    because: 'in-force' | 'suspends' | 'ended' | 'too-few-bound' | 'not-yet-started' | 'waits-for-condition' | 'ruled-out' | 'lapsed' | 'until-passed' | 'end-before-start' | 'condition-met' | 'notice-given' | 'superseded' | 'overridden' | 'suspended' | 'ended-by' | 'replaced' | 'agreement-ended' | 'partnership-ended';
    /**
     * the event that is the reason
     */
    by?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        title: string;
    };
    replacedBy?: TermNamed;
    /**
     * it ends what overrides the term, and nothing else
     */
    of?: 'override';
    condition?: ConditionExpression;
};

/**
 * what would make a possible answer true or false. `days` are those on which it may come: a first day in force, a last one, the day of a condition or of a change of parties, or the first day on which an agreement or the partnership is over
 */
export type Doubt = {
    /**
     * the possible value; null: whether the term is suspended
     */
    value: unknown;
    about: 'start' | 'end' | 'condition' | 'renewal' | 'parties' | 'agreement' | 'partnership';
    /**
     * whether the answer holds once it has come, or until then; absent: it is only about who is bound
     */
    holds?: 'once' | 'until';
    days: DayBounds;
    condition?: ConditionExpression;
    /**
     * the events behind it; none for a condition that is neither met nor ruled out
     */
    by: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        title: string;
    }>;
};

export type Expiration = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * a value that ends, the last day on which notice is in time, the day on which a term renews itself, or the last day on which what waits for a condition can start
     */
    what: 'end' | 'notice' | 'renewal' | 'long-stop';
    /**
     * typed by kind; null of what would suspend the term
     */
    value: unknown;
    between: Array<string>;
    mayBind: Array<string>;
    /**
     * whether its last day lies in the period; of notice and renewal: whether it is in force then, and continues
     */
    certainty: 'definitely' | 'possibly';
    lastDay: DayBounds;
    /**
     * of `notice` and `renewal`: the last day for notice
     */
    noticeBy?: string;
    /**
     * of `notice` and `renewal`: the last day in force of the term that it renews to
     */
    renewsTo?: string;
    waitsFor?: ConditionExpression;
    claims: Array<ClaimAnswer>;
    endedBy: Array<EndAnswer>;
    /**
     * how many `claims` are not listed; absent where all are
     */
    moreClaims?: number;
    /**
     * how many `endedBy` are not listed; absent where all are
     */
    moreEndedBy?: number;
};

export type EventPage = {
    events: Array<ReplayedEvent>;
    /**
     * opaque; the same on every channel
     */
    cursor: string;
};

export type Diff = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    from: {
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        at: string;
        version: number;
        recordedAt: string | null;
        /**
         * a day, YYYY-MM-DD
         */
        clock: string;
        reviewedThrough: string | null;
        hindsight: boolean | null;
    };
    to: {
        /**
         * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
         */
        at: string;
        version: number;
        recordedAt: string | null;
        /**
         * a day, YYYY-MM-DD
         */
        clock: string;
        reviewedThrough: string | null;
        hindsight: boolean | null;
    };
    terms: Array<TermDifference>;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
};

export type DeliveryAttempt = {
    eventId: string;
    /**
     * a moment in UTC with milliseconds (RFC 3339)
     */
    at: string;
    /**
     * 1 for the first delivery of an event
     */
    attempt: number;
    /**
     * accepted, gone, status, redirect, rate-limited, timeout, answer-broken-off, address-refused, name-unresolved, connection-failed
     */
    outcome: string;
    status: number | null;
    detail: string | null;
    /**
     * the beginning of what was answered
     */
    answer: string;
    durationMs: number;
};

export type Agreements = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    at: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    agreements: Array<Agreement>;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
    /**
     * on request: all before this cursor is known to this answer
     */
    projectedTo?: string;
};

export type Agreement = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    id: string;
    title: string;
    form: 'agreement' | 'amendment' | 'restatement' | 'extension' | 'mou' | 'side-letter' | 'term-sheet' | 'order';
    /**
     * the strongest of those of its publications
     */
    standing: 'definitive' | 'non-binding' | 'reported';
    signed: string | null;
    /**
     * what it is on the day; several where dates are imprecise
     */
    states: Array<{
        /**
         * `published`: nothing that it set stands; `pending` until one of its claims has started; `superseded` from the start of a definitive restatement of it; `lapsed`: none of its claims can start any more
         */
        state: 'unpublished' | 'published' | 'pending' | 'in-force' | 'superseded' | 'lapsed' | 'ended';
        certainty: 'definitely' | 'possibly';
    }>;
    /**
     * as it was written where the name is not known
     */
    amends: Array<string>;
    /**
     * how many `amends` are not listed; absent where all are
     */
    moreAmends?: number;
    amendedBy: Array<string>;
    /**
     * how many `amendedBy` are not listed; absent where all are
     */
    moreAmendedBy?: number;
    /**
     * the definitive restatements among those that amend it
     */
    restatedBy: Array<string>;
    /**
     * how many `restatedBy` are not listed; absent where all are
     */
    moreRestatedBy?: number;
    publishedBy: Array<EventSummary>;
    /**
     * how many `publishedBy` are not listed; absent where all are
     */
    morePublishedBy?: number;
    /**
     * what ends it, or will
     */
    endings: Array<{
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
        correctedBy?: {
            /**
             * a UUID in lower case (RFC 9562)
             */
            eventId: string;
            version: number;
        };
        agreement: string | null;
        how: 'expired' | 'terminated' | 'superseded' | 'withdrawn' | null;
        reason: string | null;
        /**
         * the first day on which it is over
         */
        from: string;
        title: string;
        assertedBy: Array<string>;
        sources: Array<Source>;
    }>;
    /**
     * how many `endings` are not listed; absent where all are
     */
    moreEndings?: number;
    /**
     * the terms of its claims
     */
    terms: Array<TermNamed>;
    /**
     * how many `terms` are not listed; absent where all are
     */
    moreTerms?: number;
    /**
     * how many `set`, `override` and `end` it made
     */
    claims: number;
    links: {
        self: string;
    };
};

export type AgreementWithClaims = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    partnershipId: string;
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    at: string;
    version: number;
    recordedAt: string | null;
    /**
     * a day, YYYY-MM-DD
     */
    clock: string;
    reviewedThrough: string | null;
    hindsight: boolean | null;
    agreement: Agreement;
    claims: Array<AgreementClaim>;
    /**
     * the address of the next page, at the same version and clock day; absent if the answer is complete. An answer has at most 8 MiB
     */
    next?: string;
    links: {
        /**
         * pins this answer for ever
         */
        self: string;
    };
    /**
     * on request: all before this cursor is known to this answer
     */
    projectedTo?: string;
};

export type AgreementClaim = {
    /**
     * lower-case words joined by single hyphens, at most 64 characters
     */
    kind: string;
    /**
     * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
     */
    scope: string;
    /**
     * what has become of it by the day; an `end` is in force once it has ended its term
     */
    state: 'pending' | 'in-force' | 'superseded' | 'lapsed' | 'ended';
    certainty: 'definitely' | 'possibly';
    /**
     * typed by kind: see /v1/term-kinds
     */
    value: unknown;
    of?: 'override';
    between?: Array<string>;
    replaces?: Array<TermNamed>;
    clarifies?: boolean;
    /**
     * a UUID in lower case (RFC 9562)
     */
    eventId: string;
    version: number;
    correctedBy?: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
        version: number;
    };
    effect: 'set' | 'override' | 'end';
    /**
     * EDTF (ISO 8601-2) as listed in the reference: 2025-10-28, 2025-10, 2019, 201X, 2025-33, [2026-02-27..2026-03-31], 2019~
     */
    from: string;
    fromCondition?: ConditionExpression;
    /**
     * a calendar day: "2030-12-31"
     */
    by?: string;
    until: UntilOrNull;
    untilCondition: ConditionExpressionOrNull;
    renewal?: RenewalAnswer;
    survives?: boolean;
    /**
     * the agreement that its event belongs to
     */
    agreement?: string;
    /**
     * the conditions that it waits for or ends by, and that are neither met nor ruled out
     */
    openConditions?: Array<string>;
    title: string;
    assertedBy: Array<string>;
    sources: Array<Source>;
};

export type DocumentsAsyncApiData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/asyncapi.json';
};

export type DocumentsAsyncApiErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type DocumentsAsyncApiError = DocumentsAsyncApiErrors[keyof DocumentsAsyncApiErrors];

export type DocumentsAsyncApiResponses = {
    /**
     * the document
     */
    200: {
        [key: string]: unknown;
    };
};

export type DocumentsAsyncApiResponse = DocumentsAsyncApiResponses[keyof DocumentsAsyncApiResponses];

export type HealthLiveData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/health/live';
};

export type HealthLiveErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type HealthLiveError = HealthLiveErrors[keyof HealthLiveErrors];

export type HealthLiveResponses = {
    /**
     * it is
     */
    200: {
        status: 'live';
    };
};

export type HealthLiveResponse = HealthLiveResponses[keyof HealthLiveResponses];

export type HealthReadyData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/health/ready';
};

export type HealthReadyErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `not-ready`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type HealthReadyError = HealthReadyErrors[keyof HealthReadyErrors];

export type HealthReadyResponses = {
    /**
     * every check passes that has to
     */
    200: {
        status: 'ready';
        checks: Array<string>;
        details?: Array<{
            check: string;
            state: 'ok' | 'degraded' | 'failed';
            /**
             * what was found, in a sentence
             */
            detail: string;
            /**
             * when the check was first found in this state
             */
            since: string;
        }>;
        /**
         * halted partitions: answers about them include only what was projected, and they take no commands; see /v1/halts
         */
        standingStill?: Array<number>;
    };
};

export type HealthReadyResponse = HealthReadyResponses[keyof HealthReadyResponses];

export type MetricsReadData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/metrics';
};

export type MetricsReadErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type MetricsReadError = MetricsReadErrors[keyof MetricsReadErrors];

export type MetricsReadResponses = {
    /**
     * Prometheus text format
     */
    200: string;
};

export type MetricsReadResponse = MetricsReadResponses[keyof MetricsReadResponses];

export type DocumentsTermChangeEventData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/schemas/term-change-event.json';
};

export type DocumentsTermChangeEventErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type DocumentsTermChangeEventError = DocumentsTermChangeEventErrors[keyof DocumentsTermChangeEventErrors];

export type DocumentsTermChangeEventResponses = {
    /**
     * the schema
     */
    200: {
        [key: string]: unknown;
    };
};

export type DocumentsTermChangeEventResponse = DocumentsTermChangeEventResponses[keyof DocumentsTermChangeEventResponses];

export type EventsReplayData = {
    body?: never;
    headers?: {
        Accept?: string;
    };
    path?: never;
    query?: {
        /**
         * a cursor, the same on every channel: continue after it. `beginning`, the default: start at the first event
         */
        after?: string;
        /**
         * only events of this partnership
         */
        partnership?: string;
        /**
         * only events that were recorded before this moment (RFC 3339, exclusive). Later events are skipped, so use the returned cursors with the same moment only
         */
        until?: string;
        /**
         * approximate number of events of a page; events of one command are never split
         */
        limit?: number;
    };
    url: '/v1/events';
};

export type EventsReplayErrors = {
    /**
     * Bad Request: `cursor-malformed`, `cursor-foreign`, `date-invalid`, `query-invalid`, `header-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `cursor-ahead`, `nothing-projected`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type EventsReplayError = EventsReplayErrors[keyof EventsReplayErrors];

export type EventsReplayResponses = {
    /**
     * one page, or NDJSON
     */
    200: EventPage;
};

export type EventsReplayResponse = EventsReplayResponses[keyof EventsReplayResponses];

export type ExpirationsListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * the first day of the period, or the first of a month, year …; default: one year ago
         */
        from?: string;
        /**
         * its last day, or the last of a month, year …; default: ten years ahead
         */
        to?: string;
        /**
         * only terms of this partnership
         */
        partnership?: string;
        /**
         * only terms of partnerships that this is a party of
         */
        party?: string;
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/expirations';
};

export type ExpirationsListErrors = {
    /**
     * Bad Request: `date-invalid`, `dates-reversed`, `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type ExpirationsListError = ExpirationsListErrors[keyof ExpirationsListErrors];

export type ExpirationsListResponses = {
    /**
     * one page, by partnership, kind and scope
     */
    200: {
        items: Array<Expiration>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type ExpirationsListResponse = ExpirationsListResponses[keyof ExpirationsListResponses];

export type ExpirationsSubscribeData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * the first day of the period, or the first of a month, year …; default: one year ago
         */
        from?: string;
        /**
         * its last day, or the last of a month, year …; default: ten years ahead
         */
        to?: string;
        /**
         * only terms of this partnership
         */
        partnership?: string;
        /**
         * only terms of partnerships that this is a party of
         */
        party?: string;
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        /**
         * an alarm so many days before the first day on which a term may end; none without it
         */
        alarm?: number;
    };
    url: '/v1/expirations.ics';
};

export type ExpirationsSubscribeErrors = {
    /**
     * Bad Request: `date-invalid`, `dates-reversed`, `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type ExpirationsSubscribeError = ExpirationsSubscribeErrors[keyof ExpirationsSubscribeErrors];

export type ExpirationsSubscribeResponses = {
    /**
     * RFC 5545
     */
    200: string;
};

export type ExpirationsSubscribeResponse = ExpirationsSubscribeResponses[keyof ExpirationsSubscribeResponses];

export type RegistersHaltsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/halts';
};

export type RegistersHaltsErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RegistersHaltsError = RegistersHaltsErrors[keyof RegistersHaltsErrors];

export type RegistersHaltsResponses = {
    /**
     * empty if no partition is halted
     */
    200: {
        items: Array<Halt>;
    };
};

export type RegistersHaltsResponse = RegistersHaltsResponses[keyof RegistersHaltsResponses];

export type RegistersHaltData = {
    body?: never;
    path: {
        partition: number;
    };
    query?: never;
    url: '/v1/halts/{partition}';
};

export type RegistersHaltErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RegistersHaltError = RegistersHaltErrors[keyof RegistersHaltErrors];

export type RegistersHaltResponses = {
    /**
     * the partition continues by itself when the cause is fixed
     */
    200: HaltWithRecord;
};

export type RegistersHaltResponse = RegistersHaltResponses[keyof RegistersHaltResponses];

export type PartiesListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * only those with this text, in any case, in their id, a name, a former name or an identifier
         */
        q?: string;
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/parties';
};

export type PartiesListErrors = {
    /**
     * Bad Request: `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PartiesListError = PartiesListErrors[keyof PartiesListErrors];

export type PartiesListResponses = {
    /**
     * one page, by id
     */
    200: {
        items: Array<PartySummary>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type PartiesListResponse = PartiesListResponses[keyof PartiesListResponses];

export type PartiesShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/parties/{id}';
};

export type PartiesShowErrors = {
    /**
     * Bad Request: `page-token-invalid`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `party-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PartiesShowError = PartiesShowErrors[keyof PartiesShowErrors];

export type PartiesShowResponses = {
    /**
     * one page of its partnerships, by their ids
     */
    200: {
        items: Array<PartnershipOfParty>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type PartiesShowResponse = PartiesShowResponses[keyof PartiesShowResponses];

export type PartnershipsListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * only partnerships that name it: as a party, a former party or a third party
         */
        party?: string;
        /**
         * only partnerships with this text, in any case, in an id or a name, their own or that of a party or former party, in a former name or an identifier
         */
        q?: string;
        /**
         * by id, by name, or the last recorded first
         */
        sort?: 'id' | 'name' | 'recent';
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/partnerships';
};

export type PartnershipsListErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PartnershipsListError = PartnershipsListErrors[keyof PartnershipsListErrors];

export type PartnershipsListResponses = {
    /**
     * one page
     */
    200: {
        items: Array<PartnershipSummary>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type PartnershipsListResponse = PartnershipsListResponses[keyof PartnershipsListResponses];

export type PartnershipsShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: never;
    url: '/v1/partnerships/{id}';
};

export type PartnershipsShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PartnershipsShowError = PartnershipsShowErrors[keyof PartnershipsShowErrors];

export type PartnershipsShowResponses = {
    /**
     * the current state
     */
    200: Partnership;
};

export type PartnershipsShowResponse = PartnershipsShowResponses[keyof PartnershipsShowResponses];

export type AgreementsListData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        at?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
        /**
         * true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds
         */
        projectedTo?: boolean;
    };
    url: '/v1/partnerships/{id}/agreements';
};

export type AgreementsListErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `version-unknown`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type AgreementsListError = AgreementsListErrors[keyof AgreementsListErrors];

export type AgreementsListResponses = {
    /**
     * the agreements in the order in which they were published
     */
    200: Agreements;
};

export type AgreementsListResponse = AgreementsListResponses[keyof AgreementsListResponses];

export type AgreementsShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        agreementId: string;
    };
    query?: {
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        at?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
        /**
         * true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds
         */
        projectedTo?: boolean;
    };
    url: '/v1/partnerships/{id}/agreements/{agreementId}';
};

export type AgreementsShowErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `version-unknown`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`, `agreement-unknown`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type AgreementsShowError = AgreementsShowErrors[keyof AgreementsShowErrors];

export type AgreementsShowResponses = {
    /**
     * the agreement with its claims by kind and scope
     */
    200: AgreementWithClaims;
};

export type AgreementsShowResponse = AgreementsShowResponses[keyof AgreementsShowResponses];

export type DecisionsShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
        commandId: string;
    };
    query?: never;
    url: '/v1/partnerships/{id}/decisions/{commandId}';
};

export type DecisionsShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type DecisionsShowError = DecisionsShowErrors[keyof DecisionsShowErrors];

export type DecisionsShowResponses = {
    /**
     * its status
     */
    200: {
        status: 'effective';
        answer: RecordedAnswer;
    } | {
        status: 'void';
        reason: string;
        attempts: Array<{
            partition: number;
            offset: number;
            reason: string;
            detail: string;
        }>;
    } | {
        status: 'unseen';
    };
};

export type DecisionsShowResponse = DecisionsShowResponses[keyof DecisionsShowResponses];

export type DiffShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        fromAt?: string;
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        toAt?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        fromKnownAt?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        toKnownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        fromVersion?: number;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        toVersion?: number;
        /**
         * parties, separated by commas: only terms that bind nobody else and may bind nobody else
         */
        between?: string;
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
    };
    url: '/v1/partnerships/{id}/diff';
};

export type DiffShowErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `version-unknown`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type DiffShowError = DiffShowErrors[keyof DiffShowErrors];

export type DiffShowResponses = {
    /**
     * the differences by kind and scope
     */
    200: Diff;
};

export type DiffShowResponse = DiffShowResponses[keyof DiffShowResponses];

export type EventsListData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/partnerships/{id}/events';
};

export type EventsListErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type EventsListError = EventsListErrors[keyof EventsListErrors];

export type EventsListResponses = {
    /**
     * one page
     */
    200: {
        items: Array<RecordedEvent>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type EventsListResponse = EventsListResponses[keyof EventsListResponses];

export type EventsRecordData = {
    body: {
        events: Array<SubmittedEvent>;
        /**
         * when the events became known (RFC 3339); by default now. Not in the future, and not before the last record of the partnership. Needs the scope `import`
         */
        recordedAt?: string;
    };
    headers?: {
        'Idempotency-Key'?: string;
        'If-Match'?: string;
    };
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: never;
    url: '/v1/partnerships/{id}/events';
};

export type EventsRecordErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`, `header-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Conflict: `partnership-not-started`, `partnership-already-started`, `partnership-ended`, `event-id-taken`
     */
    409: Problem;
    /**
     * Precondition Failed: `precondition-failed`
     */
    412: Problem;
    /**
     * Payload Too Large: `decision-too-large`, `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Unprocessable Entity: `idempotency-key-reused`, `recorded-at-future`, `recorded-at-reversed`, `event-unknown`, `date-invalid`, `dates-reversed`, `kind-unknown`, `value-invalid`, `party-unknown`, `party-repeated`, `change-missing`, `effect-duplicate`, `until-missing`, `renewal-invalid`, `condition-invalid`, `agreement-unknown`, `sources-missing`, `replacement-type`, `start-not-retractable`, `type-reserved`, `too-many-terms`, `not-yet-enabled`
     */
    422: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `contended`, `partition-halted`, `log-unavailable`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type EventsRecordError = EventsRecordErrors[keyof EventsRecordErrors];

export type EventsRecordResponses = {
    /**
     * recorded; every query from now on sees it
     */
    201: RecordedAnswer;
    /**
     * no ruling yet
     */
    202: Outstanding;
};

export type EventsRecordResponse = EventsRecordResponses[keyof EventsRecordResponses];

export type PreviewPreviewData = {
    body: {
        events: Array<SubmittedEvent>;
        /**
         * when the events became known (RFC 3339); by default now. Not in the future, and not before the last record of the partnership. Needs the scope `import`
         */
        recordedAt?: string;
    };
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: never;
    url: '/v1/partnerships/{id}/events/preview';
};

export type PreviewPreviewErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PreviewPreviewError = PreviewPreviewErrors[keyof PreviewPreviewErrors];

export type PreviewPreviewResponses = {
    /**
     * what it would do
     */
    200: Preview;
};

export type PreviewPreviewResponse = PreviewPreviewResponses[keyof PreviewPreviewResponses];

export type EventsShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
        /**
         * a UUID in lower case (RFC 9562)
         */
        eventId: string;
    };
    query?: never;
    url: '/v1/partnerships/{id}/events/{eventId}';
};

export type EventsShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`, `event-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type EventsShowError = EventsShowErrors[keyof EventsShowErrors];

export type EventsShowResponses = {
    /**
     * the event
     */
    200: RecordedEvent;
};

export type EventsShowResponse = EventsShowResponses[keyof EventsShowResponses];

export type AtomShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: never;
    url: '/v1/partnerships/{id}/term-changes.atom';
};

export type AtomShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type AtomShowError = AtomShowErrors[keyof AtomShowErrors];

export type AtomShowResponses = {
    /**
     * RFC 4287
     */
    200: string;
};

export type AtomShowResponse = AtomShowResponses[keyof AtomShowResponses];

export type TermsShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        at?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * parties, separated by commas: only terms that bind nobody else and may bind nobody else
         */
        between?: string;
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        /**
         * true, with a `kind` and a `scope`: what holds for that scope, from the narrowest scope on the way to "all" of which something is in force or suspended
         */
        resolve?: boolean;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
        /**
         * true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds
         */
        projectedTo?: boolean;
    };
    url: '/v1/partnerships/{id}/terms';
};

export type TermsShowErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `query-invalid`, `version-unknown`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type TermsShowError = TermsShowErrors[keyof TermsShowErrors];

export type TermsShowResponses = {
    /**
     * the terms by kind and scope
     */
    200: TermsAnswer;
};

export type TermsShowResponse = TermsShowResponses[keyof TermsShowResponses];

export type TermsTableData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        at?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * parties, separated by commas: only terms that bind nobody else and may bind nobody else
         */
        between?: string;
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        /**
         * true, with a `kind` and a `scope`: what holds for that scope, from the narrowest scope on the way to "all" of which something is in force or suspended
         */
        resolve?: boolean;
    };
    url: '/v1/partnerships/{id}/terms.csv';
};

export type TermsTableErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `query-invalid`, `version-unknown`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type TermsTableError = TermsTableErrors[keyof TermsTableErrors];

export type TermsTableResponses = {
    /**
     * RFC 4180
     */
    200: string;
};

export type TermsTableResponse = TermsTableResponses[keyof TermsTableResponses];

export type TermHistoryShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        kind: string;
        /**
         * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
         */
        scope: string;
    };
    query?: {
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
        /**
         * true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds
         */
        projectedTo?: boolean;
    };
    url: '/v1/partnerships/{id}/terms/{kind}/{scope}';
};

export type TermHistoryShowErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `version-unknown`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type TermHistoryShowError = TermHistoryShowErrors[keyof TermHistoryShowErrors];

export type TermHistoryShowResponses = {
    /**
     * its segments, with claims and sources
     */
    200: TermHistory;
};

export type TermHistoryShowResponse = TermHistoryShowResponses[keyof TermHistoryShowResponses];

export type ExplanationShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        kind: string;
        /**
         * slugs joined by dots, from the general to the particular, at most 128 characters: "api", "api.stateless"; "all" contains every scope
         */
        scope: string;
    };
    query?: {
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        at?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
        /**
         * true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds
         */
        projectedTo?: boolean;
    };
    url: '/v1/partnerships/{id}/terms/{kind}/{scope}/explanation';
};

export type ExplanationShowErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `version-unknown`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type ExplanationShowError = ExplanationShowErrors[keyof ExplanationShowErrors];

export type ExplanationShowResponses = {
    /**
     * the claims
     */
    200: Explanation;
};

export type ExplanationShowResponse = ExplanationShowResponses[keyof ExplanationShowResponses];

export type TimelineShowData = {
    body?: never;
    path: {
        /**
         * lower-case words joined by single hyphens, at most 64 characters
         */
        id: string;
    };
    query?: {
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        /**
         * fixes the state; knownAt then only says what had come true by then
         */
        version?: number;
        /**
         * parties, separated by commas: only terms that bind nobody else and may bind nobody else
         */
        between?: string;
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        /**
         * from `next` of an answer that was too large for one page; the first page without
         */
        after?: number;
        /**
         * true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds
         */
        projectedTo?: boolean;
    };
    url: '/v1/partnerships/{id}/timeline';
};

export type TimelineShowErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `version-unknown`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `partnership-unknown`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type TimelineShowError = TimelineShowErrors[keyof TimelineShowErrors];

export type TimelineShowResponses = {
    /**
     * the valid events in the order of recording, and the terms by kind and scope
     */
    200: Timeline;
};

export type TimelineShowResponse = TimelineShowResponses[keyof TimelineShowResponses];

export type PrivateAddressesListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * those of another actor; needs the scope `operate`
         */
        owner?: string;
        /**
         * `next` of the previous page
         */
        after?: string;
        limit?: number;
    };
    url: '/v1/private-addresses';
};

export type PrivateAddressesListErrors = {
    /**
     * Bad Request: `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PrivateAddressesListError = PrivateAddressesListErrors[keyof PrivateAddressesListErrors];

export type PrivateAddressesListResponses = {
    /**
     * the oldest first
     */
    200: {
        items: Array<PrivateAddress>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type PrivateAddressesListResponse = PrivateAddressesListResponses[keyof PrivateAddressesListResponses];

export type PrivateAddressesCreateData = {
    body: {
        subject: PrivateSubject;
        description?: string | null;
    };
    path?: never;
    query?: never;
    url: '/v1/private-addresses';
};

export type PrivateAddressesCreateErrors = {
    /**
     * Bad Request: `query-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Conflict: `too-many-private-addresses`
     */
    409: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PrivateAddressesCreateError = PrivateAddressesCreateErrors[keyof PrivateAddressesCreateErrors];

export type PrivateAddressesCreateResponses = {
    /**
     * its addresses, below that of the service
     */
    201: PrivateAddressCreated;
};

export type PrivateAddressesCreateResponse = PrivateAddressesCreateResponses[keyof PrivateAddressesCreateResponses];

export type PrivateAddressesRevokeData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/private-addresses/{id}';
};

export type PrivateAddressesRevokeErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PrivateAddressesRevokeError = PrivateAddressesRevokeErrors[keyof PrivateAddressesRevokeErrors];

export type PrivateAddressesRevokeResponses = {
    /**
     * it leads nowhere from now on
     */
    204: void;
};

export type PrivateAddressesRevokeResponse = PrivateAddressesRevokeResponses[keyof PrivateAddressesRevokeResponses];

export type PrivateCalendarShowData = {
    body?: never;
    path: {
        token: string;
    };
    query?: {
        /**
         * an alarm so many days before the first day on which a term may end; none without it
         */
        alarm?: number;
    };
    url: '/v1/private/{token}/expirations.ics';
};

export type PrivateCalendarShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PrivateCalendarShowError = PrivateCalendarShowErrors[keyof PrivateCalendarShowErrors];

export type PrivateCalendarShowResponses = {
    /**
     * RFC 5545
     */
    200: string;
};

export type PrivateCalendarShowResponse = PrivateCalendarShowResponses[keyof PrivateCalendarShowResponses];

export type PrivateFeedShowData = {
    body?: never;
    path: {
        token: string;
    };
    query?: never;
    url: '/v1/private/{token}/term-changes.atom';
};

export type PrivateFeedShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type PrivateFeedShowError = PrivateFeedShowErrors[keyof PrivateFeedShowErrors];

export type PrivateFeedShowResponses = {
    /**
     * RFC 4287
     */
    200: string;
};

export type PrivateFeedShowResponse = PrivateFeedShowResponses[keyof PrivateFeedShowResponses];

export type QuestionsAnswerData = {
    body: {
        questions: Array<Question>;
    };
    path?: never;
    query?: never;
    url: '/v1/questions';
};

export type QuestionsAnswerErrors = {
    /**
     * Bad Request: `query-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Unprocessable Entity: `answer-too-large`
     */
    422: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type QuestionsAnswerError = QuestionsAnswerErrors[keyof QuestionsAnswerErrors];

export type QuestionsAnswerResponses = {
    /**
     * one answer per line
     */
    200: TermsAnswer;
};

export type QuestionsAnswerResponse = QuestionsAnswerResponses[keyof QuestionsAnswerResponses];

export type RebuildsListData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/rebuilds';
};

export type RebuildsListErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RebuildsListError = RebuildsListErrors[keyof RebuildsListErrors];

export type RebuildsListResponses = {
    /**
     * the latest first
     */
    200: {
        items: Array<Rebuild>;
    };
};

export type RebuildsListResponse = RebuildsListResponses[keyof RebuildsListResponses];

export type RebuildsBeginData = {
    body?: {
        /**
         * swap even if answers differ; rulings must never differ
         */
        acceptDifferences?: boolean;
    };
    path?: never;
    query?: never;
    url: '/v1/rebuilds';
};

export type RebuildsBeginErrors = {
    /**
     * Bad Request: `query-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Conflict: `rebuild-at-work`
     */
    409: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RebuildsBeginError = RebuildsBeginErrors[keyof RebuildsBeginErrors];

export type RebuildsBeginResponses = {
    /**
     * accepted; follow the state
     */
    202: Rebuild;
};

export type RebuildsBeginResponse = RebuildsBeginResponses[keyof RebuildsBeginResponses];

export type RebuildsDropData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: {
        /**
         * cancel it, or let go of what was kept
         */
        only?: 'cancel' | 'discard';
    };
    url: '/v1/rebuilds/{id}';
};

export type RebuildsDropErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Conflict: `rebuild-not-ready`
     */
    409: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RebuildsDropError = RebuildsDropErrors[keyof RebuildsDropErrors];

export type RebuildsDropResponses = {
    /**
     * accepted; follow the state
     */
    202: Rebuild;
};

export type RebuildsDropResponse = RebuildsDropResponses[keyof RebuildsDropResponses];

export type RebuildsShowData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/rebuilds/{id}';
};

export type RebuildsShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RebuildsShowError = RebuildsShowErrors[keyof RebuildsShowErrors];

export type RebuildsShowResponses = {
    /**
     * the rebuild
     */
    200: Rebuild;
};

export type RebuildsShowResponse = RebuildsShowResponses[keyof RebuildsShowResponses];

export type RebuildsAcceptData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/rebuilds/{id}/accept';
};

export type RebuildsAcceptErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Conflict: `rebuild-not-ready`
     */
    409: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RebuildsAcceptError = RebuildsAcceptErrors[keyof RebuildsAcceptErrors];

export type RebuildsAcceptResponses = {
    /**
     * accepted; follow the state
     */
    202: Rebuild;
};

export type RebuildsAcceptResponse = RebuildsAcceptResponses[keyof RebuildsAcceptResponses];

export type RebuildsRollBackData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/rebuilds/{id}/roll-back';
};

export type RebuildsRollBackErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Conflict: `rebuild-not-ready`
     */
    409: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RebuildsRollBackError = RebuildsRollBackErrors[keyof RebuildsRollBackErrors];

export type RebuildsRollBackResponses = {
    /**
     * accepted; follow the state
     */
    202: Rebuild;
};

export type RebuildsRollBackResponse = RebuildsRollBackResponses[keyof RebuildsRollBackResponses];

export type SubscriptionsListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * `next` of the previous page
         */
        after?: string;
        limit?: number;
    };
    url: '/v1/subscriptions';
};

export type SubscriptionsListErrors = {
    /**
     * Bad Request: `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsListError = SubscriptionsListErrors[keyof SubscriptionsListErrors];

export type SubscriptionsListResponses = {
    /**
     * the oldest first
     */
    200: {
        items: Array<Subscription>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type SubscriptionsListResponse = SubscriptionsListResponses[keyof SubscriptionsListResponses];

export type SubscriptionsCreateData = {
    body: {
        /**
         * https: or http:; addresses in private networks are refused, and redirects are not followed
         */
        url: string;
        description?: string | null;
        filter?: ChangeFilter;
        /**
         * `cloudevents`: the term change for programs. The others: a sentence and a link for people, as the incoming webhooks of Slack, Microsoft Teams and Discord take it
         */
        format?: 'cloudevents' | 'slack' | 'teams' | 'discord';
        /**
         * `now`, `beginning`, or a cursor: what lies behind it is delivered
         */
        after?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/subscriptions';
};

export type SubscriptionsCreateErrors = {
    /**
     * Bad Request: `cursor-malformed`, `cursor-foreign`, `query-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Conflict: `too-many-subscriptions`
     */
    409: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Unprocessable Entity: `url-invalid`, `address-refused`
     */
    422: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `cursor-ahead`, `feed-not-ready`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsCreateError = SubscriptionsCreateErrors[keyof SubscriptionsCreateErrors];

export type SubscriptionsCreateResponses = {
    /**
     * it is active
     */
    201: SubscriptionWithSecret;
};

export type SubscriptionsCreateResponse = SubscriptionsCreateResponses[keyof SubscriptionsCreateResponses];

export type SubscriptionsRemoveData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}';
};

export type SubscriptionsRemoveErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsRemoveError = SubscriptionsRemoveErrors[keyof SubscriptionsRemoveErrors];

export type SubscriptionsRemoveResponses = {
    /**
     * it is gone, with its cursor and its log of attempts
     */
    204: void;
};

export type SubscriptionsRemoveResponse = SubscriptionsRemoveResponses[keyof SubscriptionsRemoveResponses];

export type SubscriptionsShowData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}';
};

export type SubscriptionsShowErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsShowError = SubscriptionsShowErrors[keyof SubscriptionsShowErrors];

export type SubscriptionsShowResponses = {
    /**
     * the subscription
     */
    200: Subscription;
};

export type SubscriptionsShowResponse = SubscriptionsShowResponses[keyof SubscriptionsShowResponses];

export type SubscriptionsChangeData = {
    body: {
        /**
         * https: or http:; addresses in private networks are refused, and redirects are not followed
         */
        url?: string;
        description?: string | null;
        filter?: ChangeFilter;
    };
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}';
};

export type SubscriptionsChangeErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Unprocessable Entity: `url-invalid`, `address-refused`
     */
    422: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsChangeError = SubscriptionsChangeErrors[keyof SubscriptionsChangeErrors];

export type SubscriptionsChangeResponses = {
    /**
     * as it is now
     */
    200: Subscription;
};

export type SubscriptionsChangeResponse = SubscriptionsChangeResponses[keyof SubscriptionsChangeResponses];

export type SubscriptionsAttemptsData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: {
        /**
         * `next` of the previous page
         */
        after?: string;
        limit?: number;
    };
    url: '/v1/subscriptions/{id}/attempts';
};

export type SubscriptionsAttemptsErrors = {
    /**
     * Bad Request: `page-token-invalid`, `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsAttemptsError = SubscriptionsAttemptsErrors[keyof SubscriptionsAttemptsErrors];

export type SubscriptionsAttemptsResponses = {
    /**
     * attempts
     */
    200: {
        items: Array<DeliveryAttempt>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type SubscriptionsAttemptsResponse = SubscriptionsAttemptsResponses[keyof SubscriptionsAttemptsResponses];

export type SubscriptionsResumeData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/resume';
};

export type SubscriptionsResumeErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsResumeError = SubscriptionsResumeErrors[keyof SubscriptionsResumeErrors];

export type SubscriptionsResumeResponses = {
    /**
     * it is active
     */
    200: Subscription;
};

export type SubscriptionsResumeResponse = SubscriptionsResumeResponses[keyof SubscriptionsResumeResponses];

export type SubscriptionsRewindData = {
    body: {
        /**
         * `now`, `beginning`, or a cursor: what lies behind it is delivered
         */
        after: string;
    };
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/rewind';
};

export type SubscriptionsRewindErrors = {
    /**
     * Bad Request: `cursor-malformed`, `cursor-foreign`, `query-invalid`, `path-invalid`, `not-json`, `member-repeated`, `number-rounded`, `schema-mismatch`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Payload Too Large: `body-too-large`
     */
    413: Problem;
    /**
     * Unsupported Media Type: `unsupported-media-type`
     */
    415: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `cursor-ahead`, `feed-not-ready`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsRewindError = SubscriptionsRewindErrors[keyof SubscriptionsRewindErrors];

export type SubscriptionsRewindResponses = {
    /**
     * it is active
     */
    200: Subscription;
};

export type SubscriptionsRewindResponse = SubscriptionsRewindResponses[keyof SubscriptionsRewindResponses];

export type SubscriptionsRotateData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/rotate-secret';
};

export type SubscriptionsRotateErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsRotateError = SubscriptionsRotateErrors[keyof SubscriptionsRotateErrors];

export type SubscriptionsRotateResponses = {
    /**
     * with the new secret
     */
    200: SubscriptionWithSecret;
};

export type SubscriptionsRotateResponse = SubscriptionsRotateResponses[keyof SubscriptionsRotateResponses];

export type SubscriptionsSkipData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: {
        /**
         * skip only if this is the next event, so that a repeated request skips only once
         */
        eventId?: string;
    };
    url: '/v1/subscriptions/{id}/skip';
};

export type SubscriptionsSkipErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Conflict: `nothing-to-skip`, `not-the-next-event`
     */
    409: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `cursor-ahead`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsSkipError = SubscriptionsSkipErrors[keyof SubscriptionsSkipErrors];

export type SubscriptionsSkipResponses = {
    /**
     * the skipped event
     */
    200: {
        skipped: string;
        subscription: Subscription;
    };
};

export type SubscriptionsSkipResponse = SubscriptionsSkipResponses[keyof SubscriptionsSkipResponses];

export type SubscriptionsTestData = {
    body?: never;
    path: {
        /**
         * a UUID in lower case (RFC 9562)
         */
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/test';
};

export type SubscriptionsTestErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type SubscriptionsTestError = SubscriptionsTestErrors[keyof SubscriptionsTestErrors];

export type SubscriptionsTestResponses = {
    /**
     * what the receiver made of it
     */
    200: DeliveryAttempt;
};

export type SubscriptionsTestResponse = SubscriptionsTestResponses[keyof SubscriptionsTestResponses];

export type TermChangesListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * a cursor: continue after it. `now`: start at the present end. `beginning`, the default: start at the first change
         */
        after?: string;
        limit?: number;
        /**
         * only these partnerships; several by commas
         */
        partnership?: Array<string>;
        /**
         * only terms of these kinds; several by commas
         */
        kind?: Array<string>;
        /**
         * only terms of these scopes; with `.*` behind one, also of all narrower ones; several by commas
         */
        scope?: Array<string>;
        /**
         * only changes of these types; `reaffirmed` and `announced` come only when they are named here; several by commas
         */
        type?: Array<string>;
        /**
         * only changes that do, or do not, change an answer about a day before they were recorded
         */
        retroactive?: boolean;
    };
    url: '/v1/term-changes';
};

export type TermChangesListErrors = {
    /**
     * Bad Request: `cursor-malformed`, `cursor-foreign`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `answers-busy`, `cursor-ahead`, `feed-not-ready`, `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type TermChangesListError = TermChangesListErrors[keyof TermChangesListErrors];

export type TermChangesListResponses = {
    /**
     * a page
     */
    200: {
        termChanges: Array<TermChangeEvent>;
        /**
         * how far the feed was read: the `after` of the next page
         */
        cursor: string;
        /**
         * the address of the next page; null at the present end
         */
        next: string | null;
    };
};

export type TermChangesListResponse = TermChangesListResponses[keyof TermChangesListResponses];

export type RegistersKindsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/term-kinds';
};

export type RegistersKindsErrors = {
    /**
     * Bad Request: `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RegistersKindsError = RegistersKindsErrors[keyof RegistersKindsErrors];

export type RegistersKindsResponses = {
    /**
     * all of them
     */
    200: {
        items: Array<TermKind>;
    };
};

export type RegistersKindsResponse = RegistersKindsResponses[keyof RegistersKindsResponses];

export type TermsAcrossListData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * only terms of this kind
         */
        kind?: string;
        /**
         * only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope
         */
        scope?: string;
        /**
         * only terms that bind this party, or may
         */
        party?: string;
        /**
         * parties, separated by commas: only terms that bind nobody else and may bind nobody else
         */
        between?: string;
        /**
         * true, with a `kind` and a `scope`: what holds for that scope, from the narrowest scope on the way to "all" of which something is in force or suspended
         */
        resolve?: boolean;
        /**
         * the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)
         */
        at?: string;
        /**
         * the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now
         */
        knownAt?: string;
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/terms';
};

export type TermsAcrossListErrors = {
    /**
     * Bad Request: `date-invalid`, `known-at-in-future`, `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Too Many Requests: `too-many-requests`
     */
    429: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type TermsAcrossListError = TermsAcrossListErrors[keyof TermsAcrossListErrors];

export type TermsAcrossListResponses = {
    /**
     * one page
     */
    200: TermsAcross;
};

export type TermsAcrossListResponse = TermsAcrossListResponses[keyof TermsAcrossListResponses];

export type RegistersVoidsData = {
    body?: never;
    path?: never;
    query?: {
        partition?: number;
        /**
         * only void decisions of this partnership
         */
        partnership?: string;
        /**
         * only those that are void for this reason
         */
        reason?: 'undecodable' | 'misplaced' | 'duplicate' | 'key-reused' | 'stale';
        limit?: number;
        /**
         * from `next` of the page before; first page without
         */
        after?: string;
    };
    url: '/v1/void-decisions';
};

export type RegistersVoidsErrors = {
    /**
     * Bad Request: `page-token-invalid`, `query-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RegistersVoidsError = RegistersVoidsErrors[keyof RegistersVoidsErrors];

export type RegistersVoidsResponses = {
    /**
     * one page, in the order of the log
     */
    200: {
        items: Array<VoidDecision>;
        /**
         * the address of the following page; null on the last
         */
        next: string | null;
    };
};

export type RegistersVoidsResponse = RegistersVoidsResponses[keyof RegistersVoidsResponses];

export type RegistersVoidData = {
    body?: never;
    path: {
        partition: number;
        offset: number;
    };
    query?: never;
    url: '/v1/void-decisions/{partition}/{offset}';
};

export type RegistersVoidErrors = {
    /**
     * Bad Request: `query-invalid`, `path-invalid`
     */
    400: Problem;
    /**
     * Unauthorized: `unauthenticated`
     */
    401: Problem;
    /**
     * Forbidden: `scope-missing`
     */
    403: Problem;
    /**
     * Not Found: `not-found`
     */
    404: Problem;
    /**
     * Internal Server Error: `internal`
     */
    500: Problem;
    /**
     * Service Unavailable: `issuer-unreachable`, `storage-unavailable`, `service-unavailable`, `shutting-down`
     */
    503: Problem;
};

export type RegistersVoidError = RegistersVoidErrors[keyof RegistersVoidErrors];

export type RegistersVoidResponses = {
    /**
     * the record with its key and value
     */
    200: VoidDecisionWithRecord;
};

export type RegistersVoidResponse = RegistersVoidResponses[keyof RegistersVoidResponses];
